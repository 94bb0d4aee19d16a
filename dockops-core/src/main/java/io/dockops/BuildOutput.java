package io.dockops;

import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ErrorDetail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the stream of a build: the current step, the last lines, the image's id, and the failure, which arrives in
 * the stream of a call that the engine has answered with success.
 */
final class BuildOutput implements StreamProgress<BuildResponseItem> {

    private static final int MOST_LINES = 40;

    private final Secrets secrets;
    private final Consumer<String> onLine;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private String step = "";
    private @Nullable String imageId;
    private @Nullable String error;

    /**
     * @param secrets what a step may print, and nobody is to be told
     * @param onLine is told of each line
     */
    BuildOutput(Secrets secrets, Consumer<String> onLine) {
        this.secrets = secrets;
        this.onLine = onLine;
    }

    @Override
    public synchronized void accept(BuildResponseItem item) {
        if (item.getStream() != null) {
            secrets.redact(item.getStream())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(this::line);
        }
        // docker-java keeps what it does not know with the outermost object only.
        if (item.getRawValues().get("aux") instanceof Map<?, ?> aux && aux.get("ID") instanceof String id) {
            imageId = id;
        }
        if (item.getErrorDetail() != null) {
            error = secrets.redact(error(item.getErrorDetail()));
        } else if (error == null && item.isErrorIndicated()) {
            error = "the engine reports an error without details";
        }
    }

    private void line(String line) {
        if (line.startsWith("Step ") || line.startsWith("STEP ")) { // the engine's, and Podman's
            step = line.strip();
            lastLines.clear(); // of the failing step, not of those before it
        } else if (!isNoise(line)) {
            lastLines.addLast(line.stripTrailing());
            if (lastLines.size() > MOST_LINES) {
                lastLines.removeFirst();
            }
        }
        onLine.accept(line.stripTrailing());
    }

    /** What the builder says about its own containers is nothing of the step's. */
    private static boolean isNoise(String line) {
        return line.startsWith(" ---> ") || line.startsWith("Removing intermediate container ");
    }

    private static String error(ErrorDetail detail) {
        Integer code = detail.getCode();
        return detail.getMessage() + (code == null || code == 0 ? "" : " (exit code " + code + ")");
    }

    synchronized Optional<String> imageId() {
        return Optional.ofNullable(imageId);
    }

    /** The step, the engine's words, the tail of the step's output. */
    @Override
    public synchronized Optional<String> failure() {
        return Optional.ofNullable(error).map(said -> at() + ": " + said + tail());
    }

    @Override
    public synchronized String at() {
        return step.isEmpty() ? "" : " at [" + step + "]";
    }

    private String tail() {
        return lastLines.isEmpty()
                ? ""
                : "\nThe last lines of the step's output:\n"
                        + String.join("\n", lastLines).indent(4).stripTrailing();
    }
}
