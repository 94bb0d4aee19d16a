package io.dockops.junit;

import io.dockops.ContainerReport;
import io.dockops.junit.fixture.ScopeFixtures;
import io.dockops.junit.fixture.StartedContainer;
import io.dockops.junit.plan.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;

/** Looks after a green test whether something happened to the containers that are guarded. */
final class GuardedContainers {

    /** For all containers together. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int MOST_LINES = 5;

    private final ScopeFixtures fixtures;
    private final List<Guard> guards;
    private final Duration age;

    GuardedContainers(ScopeFixtures fixtures) {
        this.fixtures = fixtures;
        this.guards = fixtures.guards();
        this.age = fixtures.age();
    }

    /** Say what happened that must not; nothing where all is well. */
    Optional<AssertionFailedError> broken() {
        if (guards.isEmpty()) {
            return Optional.empty();
        }
        List<StartedContainer> guarded = fixtures.started().stream()
                .filter(started -> guards.stream().anyMatch(guard -> guard.isFor(started.name())))
                .toList();
        Set<String> broken = new LinkedHashSet<>();
        Looks.at(guarded, LONGEST, started -> started.container().report(started.window(age), Duration.ZERO))
                .forEach(look -> look.result()
                        .ifPresentOrElse(
                                report -> broken.addAll(mishaps(look.container(), report)),
                                () -> broken.add(who(look.container()) + "can't be looked at: " + look.failure())));
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(new AssertionFailedError(
                        "The test succeeded, but @ContainerGuard does not let it: " + String.join("; ", broken)));
    }

    private List<String> mishaps(StartedContainer started, ContainerReport report) {
        List<String> mishaps = new ArrayList<>();
        if (report.over() && !report.lost()) {
            return mishaps; // as it was to
        }
        boolean isNew = report.over() && isNewEnd(started, report);
        for (Guard guard : guards) {
            if (!guard.isFor(started.name())) {
                continue;
            }
            if (guard.exit() && isNew) {
                mishaps.add(who(started) + report.summary());
            }
            if (guard.outOfMemory() && report.outOfMemory() && (isNew || !report.over())) {
                mishaps.add(who(started) + "was killed for memory, or a process in it was");
            }
            if (guard.unhealthy() && report.unhealthy() && !report.over()) {
                mishaps.add(who(started) + "is unhealthy");
            }
            guard.forbiddenLog().ifPresent(forbidden -> mishaps.addAll(forbiddenLines(started, report, forbidden)));
        }
        return mishaps;
    }

    /** One of this test's time, though another one may have told it; or one between tests, which is the next one's. */
    private boolean isNewEnd(StartedContainer started, ContainerReport report) {
        boolean untold = fixtures.tellEnd(started);
        return untold
                || report.ended().filter(ended -> ended.compareTo(age) <= 0).isPresent();
    }

    private static List<String> forbiddenLines(StartedContainer started, ContainerReport report, Pattern forbidden) {
        return report.log()
                .lines()
                .filter(forbidden.asPredicate())
                .limit(MOST_LINES)
                .map(line -> who(started) + "logged [" + line + "], which forbidLog [" + forbidden + "] matches")
                .toList();
    }

    private static String who(StartedContainer started) {
        return "container [" + started.name() + "] ";
    }
}
