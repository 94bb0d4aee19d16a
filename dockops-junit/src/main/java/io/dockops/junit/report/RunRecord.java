package io.dockops.junit.report;

import io.dockops.junit.event.ContainerEvent;
import io.dockops.junit.event.FailureCaptured;
import io.dockops.junit.event.FixtureEvent;
import io.dockops.junit.event.FixtureWait;
import io.dockops.junit.event.ImageEvent;
import io.dockops.junit.event.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of a session, put together by what they are about. */
final class RunRecord {

    private final Map<Integer, ContainerEntry> containers = new LinkedHashMap<>();
    private final List<ImageEntry> images = new ArrayList<>();
    private final Map<String, ImageEntry> imagesInWork = new LinkedHashMap<>();
    private final List<FixtureWait> waits = new ArrayList<>();
    private final List<FailureCaptured> failures = new ArrayList<>();
    private final int omitted;
    private Instant begun = Instant.MAX;
    private Instant ended = Instant.MIN;

    RunRecord(Collection<FixtureEvent> events, int omitted) {
        this.omitted = omitted;
        for (FixtureEvent event : events) {
            begun = event.at().isBefore(begun) ? event.at() : begun;
            ended = event.at().isAfter(ended) ? event.at() : ended;
            add(event);
        }
    }

    private void add(FixtureEvent event) {
        if (event instanceof ContainerEvent container) {
            add(container);
        } else if (event instanceof ImageEvent image) {
            add(image);
        } else if (event instanceof FixtureWait wait) {
            Instant waitBegun = wait.at().minus(wait.duration());
            begun = waitBegun.isBefore(begun) ? waitBegun : begun;
            waits.add(wait);
        } else if (event instanceof FailureCaptured failure) {
            failures.add(failure);
        } else if (!(event instanceof SessionEvent)) {
            throw new IllegalArgumentException("Unknown event [" + event + "]");
        }
    }

    private void add(ContainerEvent event) {
        ContainerEntry entry = containers.get(event.number());
        if (entry == null) {
            entry = new ContainerEntry(event);
            containers.put(event.number(), entry);
        }
        entry.add(event);
    }

    private void add(ImageEvent event) {
        switch (event.step()) {
            case NEEDED -> {} // the waits tell who needs it
            case BEGUN -> {
                ImageEntry entry = new ImageEntry(event);
                images.add(entry);
                imagesInWork.put(event.image(), entry);
            }
            case BUILD_BEGUN, LOAD_BEGUN, PULL_BEGUN -> inWork(event).workBegun(event);
            default -> inWork(event).ended(event);
        }
    }

    private ImageEntry inWork(ImageEvent event) {
        ImageEntry entry = imagesInWork.get(event.image());
        if (entry == null) {
            entry = new ImageEntry(event);
            imagesInWork.put(event.image(), entry);
        }
        return entry;
    }

    Collection<ContainerEntry> containers() {
        return containers.values();
    }

    List<ImageEntry> images() {
        return images;
    }

    List<FixtureWait> waits() {
        return waits;
    }

    List<FailureCaptured> failures() {
        return failures;
    }

    int omitted() {
        return omitted;
    }

    Instant begun() {
        return begun;
    }

    Instant ended() {
        return ended;
    }

    /** One line for a log. */
    String summary() {
        Duration waited = Duration.ZERO;
        for (FixtureWait wait : waits) {
            waited = waited.plus(wait.duration());
        }
        int made = 0;
        for (ImageEntry image : images) {
            made += image.wasMade() ? 1 : 0;
        }
        return counted(containers.size(), "container") + ", " + counted(images.size(), "image") + " (" + made
                + " made anew), " + seconds(waited) + " s waited for fixtures" + bad();
    }

    private String bad() {
        return bad(ContainerEvent.Step.FAILED, " failed")
                + bad(ContainerEvent.Step.KEPT, " kept")
                + bad(ContainerEvent.Step.LEFT, " left");
    }

    private String bad(ContainerEvent.Step step, String told) {
        int count = 0;
        for (ContainerEntry container : containers.values()) {
            count += container.has(step) ? 1 : 0;
        }
        return count == 0 ? "" : ", " + count + told;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String seconds(Duration duration) {
        long tenths = (duration.toMillis() + 50) / 100;
        return tenths / 10 + "." + tenths % 10;
    }
}
