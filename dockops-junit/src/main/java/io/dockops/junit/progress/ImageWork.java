package io.dockops.junit.progress;

import io.dockops.Progress;
import io.dockops.junit.event.ImageEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An image in the works, and how far it is. */
final class ImageWork {

    private final Progress.Work work;
    private final String image;
    private final long begun;
    private @Nullable Progress latest;

    ImageWork(ImageEvent begin, long begun) {
        this.work = switch (begin.step()) {
            case LOAD_BEGUN -> Progress.Work.LOAD;
            case PULL_BEGUN -> Progress.Work.PULL;
            default -> Progress.Work.BUILD;
        };
        this.image = begin.image();
        this.begun = begun;
    }

    Duration elapsed(long now) {
        return Duration.ofNanos(now - begun);
    }

    /** Take in how far it is, and tell whether it is at another step of a build than before. */
    boolean isNewStep(Progress progress) {
        OptionalInt before = latest == null ? OptionalInt.empty() : latest.step();
        latest = progress;
        return work == Progress.Work.BUILD
                && progress.step().isPresent()
                && !progress.step().equals(before);
    }

    /** What becomes of it, on one line, what is short first. */
    String described(long now) {
        StringBuilder line = new StringBuilder(doing()).append(" for ").append(seconds(now));
        if (latest != null) {
            char before = ':';
            if (latest.step().isPresent()) {
                line.append(before).append(' ').append(position(latest));
                before = ',';
            }
            if (latest.done().isPresent()) {
                line.append(before).append(' ').append(bytes(latest));
                before = ',';
            }
            if (!latest.text().isEmpty()) {
                line.append(before).append(' ').append(latest.text());
            }
        }
        return printable(line.toString());
    }

    String ended(long now, boolean failed) {
        return printable(
                failed
                        ? doing() + " failed after " + seconds(now)
                        : word("Built ", "Loaded ", "Pulled ") + image + " in " + seconds(now));
    }

    private String doing() {
        return word("Building ", "Loading ", "Pulling ") + image;
    }

    private String word(String build, String load, String pull) {
        return switch (work) {
            case BUILD -> build;
            case LOAD -> load;
            case PULL -> pull;
        };
    }

    private String position(Progress progress) {
        String of = progress.steps().isPresent() ? " of " + progress.steps().getAsInt() : "";
        String number = progress.step().orElse(0) + of;
        return work == Progress.Work.PULL ? number + " layers" : "step " + number;
    }

    private static String bytes(Progress progress) {
        OptionalLong total = progress.total();
        return megabytes(progress.done().orElse(0)) + (total.isPresent() ? " of " + megabytes(total.getAsLong()) : "")
                + " MB";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    private String seconds(long now) {
        return String.format(Locale.ROOT, "%.1f s", elapsed(now).toMillis() / 1e3);
    }

    /** What others wrote may have tabs, line ends, and commands for a terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp} ]+", " ");
    }
}
