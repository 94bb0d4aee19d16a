package io.dockops;

import com.github.dockerjava.api.model.ResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Adds up the layers of a pull, of which the engine tells one by one, as they go on at the same time. */
final class LayerBytes {

    private final Map<String, Layer> layers = new HashMap<>();
    private String status = "";

    /** What has come of a layer; its size is 0 while that is not known. */
    private record Layer(long done, long size, boolean complete) {

        static final Layer UNKNOWN = new Layer(0, 0, false);

        Layer come(@Nullable ProgressDetail detail) {
            return detail == null || detail.getCurrent() == null || detail.getTotal() == null
                    ? this
                    : new Layer(detail.getCurrent(), Math.max(detail.getTotal(), 0), complete);
        }

        Layer allCome(boolean unpacked) {
            return new Layer(size, size, unpacked);
        }
    }

    /**
     * Take in what is told; what is not told of a layer is left out.
     *
     * @return whether a layer is complete that was not before
     */
    boolean accept(ResponseItem item) {
        String id = item.getId();
        String told = item.getStatus();
        if (id == null || told == null) {
            return false;
        }
        Layer before = layers.getOrDefault(id, Layer.UNKNOWN);
        @Nullable
        Layer now = switch (told) {
            case "Pulling fs layer", "Waiting", "Extracting" -> before;
            case "Downloading" -> before.come(item.getProgressDetail());
            case "Verifying Checksum", "Download complete" -> before.allCome(before.complete());
            case "Pull complete", "Already exists" -> before.allCome(true);
            default -> null;
        };
        if (now == null) {
            return false;
        }
        layers.put(id, now);
        status = told;
        return now.complete() && !before.complete();
    }

    int known() {
        return layers.size();
    }

    int complete() {
        return (int) layers.values().stream().filter(Layer::complete).count();
    }

    /** What was told last. */
    String status() {
        return status;
    }

    OptionalLong done() {
        return total().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(all().stream().mapToLong(Layer::done).sum());
    }

    OptionalLong total() {
        long total = all().stream().mapToLong(Layer::size).sum();
        return total == 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }

    private Collection<Layer> all() {
        return layers.values();
    }
}
