package io.dockops;

import com.github.dockerjava.api.model.LoadResponseItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the stream of a load: which images came, and the failure, which arrives in the stream too. */
final class LoadOutput implements StreamProgress<LoadResponseItem> {

    private static final String BY_NAME = "Loaded image: ";
    private static final String BY_ID = "Loaded image ID: ";

    private final List<String> loaded = new ArrayList<>();
    private @Nullable String error;

    @Override
    public synchronized void accept(LoadResponseItem item) {
        if (item.getErrorDetail() != null) {
            error = item.getErrorDetail().getMessage();
        }
        if (item.getStream() != null) {
            item.getStream().lines().forEach(this::line);
        }
    }

    private void line(String line) {
        for (String prefix : List.of(BY_NAME, BY_ID)) {
            if (line.startsWith(prefix)) {
                // Podman tells all of a tar's names in one line, with commas between.
                for (String name : line.substring(prefix.length()).split(",", -1)) {
                    loaded.add(name.strip());
                }
            }
        }
    }

    /** Names, or ids of images without one. */
    synchronized List<String> loaded() {
        return List.copyOf(loaded);
    }

    @Override
    public synchronized Optional<String> failure() {
        return Optional.ofNullable(error).map(said -> ": " + said);
    }
}
