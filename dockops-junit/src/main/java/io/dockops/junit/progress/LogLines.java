package io.dockops.junit.progress;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Shows progress in the log: a line for each step of a build, and where nothing was logged of an image since half of its time,
 * a line all the same: after 1, 2, 4, 8 seconds and so on.
 */
final class LogLines implements Display {

    private static final Marker PROGRESS = MarkerFactory.getMarker("PROGRESS");

    private final Logger log;
    private final Map<ImageWork, Long> nextLine = new WeakHashMap<>();

    LogLines() {
        this(LoggerFactory.getLogger("io.dockops.progress"));
    }

    LogLines(Logger log) {
        this.log = log;
    }

    @Override
    public void show(List<ImageWork> works, long now) {
        for (ImageWork work : works) {
            if (work.elapsed(now).toNanos() >= nextLine.getOrDefault(work, 0L)) {
                step(work, now);
            }
        }
    }

    @Override
    public void step(ImageWork work, long now) {
        nextLine.put(work, 2 * work.elapsed(now).toNanos());
        log.info(PROGRESS, work.described(now));
    }

    @Override
    public void end(String told) {
        log.info(PROGRESS, told);
    }
}
