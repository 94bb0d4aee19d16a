package io.dockops;

import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ErrorDetail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows the stream of a build: the current step, the last lines, the image's id, and the failure, which arrives in
 * the stream of a call that the engine has answered with success.
 */
final class BuildOutput implements StreamProgress<BuildResponseItem> {

    private static final int MOST_LINES = 40;

    /** The engine's, and Podman's. */
    private static final Pattern STEP = Pattern.compile("(?:Step|STEP) (\\d{1,9})(?:/(\\d{1,9}))? ?: ?(.*)");

    private final Secrets secrets;
    private final ProgressMeter meter;
    private final Consumer<String> onLine;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private String step = "";
    private @Nullable String imageId;
    private @Nullable String error;

    /**
     * @param secrets what a step may print, and nobody is to be told
     * @param meter is told of each step, and of what is pulled for it
     * @param onLine is told of each line
     */
    BuildOutput(Secrets secrets, ProgressMeter meter, Consumer<String> onLine) {
        this.secrets = secrets;
        this.meter = meter;
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
        if (item.getStatus() != null) {
            meter.layer(item);
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
            tell(STEP.matcher(step));
        } else if (!isNoise(line)) {
            lastLines.addLast(line.stripTrailing());
            if (lastLines.size() > MOST_LINES) {
                lastLines.removeFirst();
            }
        }
        onLine.accept(line.stripTrailing());
    }

    private void tell(Matcher begun) {
        if (begun.matches()) {
            String of = begun.group(2);
            meter.step(
                    OptionalInt.of(Integer.parseInt(begun.group(1))),
                    of == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(of)),
                    begun.group(3).strip());
        }
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
