package io.dockops.junit.report;

import io.dockops.PortMapping;
import io.dockops.Protocol;
import io.dockops.junit.event.ContainerEvent;
import io.dockops.junit.event.ContainerEvent.Step;
import io.dockops.junit.event.FailureCaptured;
import io.dockops.junit.event.FixtureEvents;
import io.dockops.junit.event.FixtureWait;
import io.dockops.junit.event.ImageEvent;
import io.dockops.junit.event.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of a run that never was: twenty containers a class, of which two are the class's and the others its tests'. */
final class MadeUpRun {

    static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

    private static final int OF_A_CLASS = 20;

    private final FixtureEvents events = new FixtureEvents();
    private int last;

    /** So many containers, one class after another; the last container of each class fails, and says why in markup. */
    static FixtureEvents of(int containers) {
        MadeUpRun run = new MadeUpRun();
        for (int i = 0; i * OF_A_CLASS < containers; i++) {
            run.testClass("com.example.shop.Orders" + i + "Test", BEGIN.plusMillis(i * 4_000L));
        }
        return run.events;
    }

    private void testClass(String name, Instant begin) {
        Requester whole = Requester.of(name);
        image(whole, ImageEvent.Step.BEGUN, begin);
        image(whole, ImageEvent.Step.BUILD_BEGUN, begin.plusMillis(40));
        image(whole, ImageEvent.Step.BUILT, begin.plusMillis(900));
        container(whole, "db", "CLASS", List.of(), begin.plusMillis(901), 2_500);
        container(whole, "shop", "CLASS", List.of("db"), begin.plusMillis(1_202), 2_200);
        events.tell(new FixtureWait(
                begin.plusMillis(1_503),
                whole,
                Duration.ofMillis(1_503),
                List.of("shop:uno"),
                List.of("db", "shop"),
                Optional.empty()));
        for (int i = 2; i < OF_A_CLASS; i++) {
            Requester test = Requester.of(name + "#test" + i);
            Instant at = begin.plusMillis(1_500 + i * 100L);
            boolean fails = i == OF_A_CLASS - 1;
            if (fails) {
                failed(test, at);
            } else {
                container(test, "cache", "METHOD", List.of(), at, 60);
            }
            events.tell(new FixtureWait(
                    at.plusMillis(300),
                    test,
                    Duration.ofMillis(300),
                    List.of(),
                    List.of("cache"),
                    fails ? Optional.of("not ready") : Optional.empty()));
        }
        events.tell(new FailureCaptured(begin.plusMillis(3_900), Requester.of(name + "#test3"), "db", "the tail"));
    }

    private void image(Requester requester, ImageEvent.Step step, Instant at) {
        Optional<Long> size = step == ImageEvent.Step.BUILT ? Optional.of(84_300_000L) : Optional.empty();
        events.tell(new ImageEvent(at, step, requester, "shop:uno", size, Optional.empty()));
    }

    private void container(
            Requester requester, String name, String scope, List<String> dependsOn, Instant begin, int lived) {
        last++;
        tell(requester, name, scope, dependsOn, Step.CREATE_BEGUN, begin, null);
        tell(requester, name, scope, dependsOn, Step.CREATED, begin.plusMillis(30), null);
        tell(requester, name, scope, dependsOn, Step.STARTED, begin.plusMillis(150), null);
        tell(requester, name, scope, dependsOn, Step.READY, begin.plusMillis(300), null);
        tell(requester, name, scope, dependsOn, Step.STOP_BEGUN, begin.plusMillis(300 + lived), null);
        tell(requester, name, scope, dependsOn, Step.REMOVED, begin.plusMillis(340 + lived), null);
    }

    private void failed(Requester requester, Instant begin) {
        last++;
        tell(requester, "cache", "METHOD", List.of(), Step.CREATE_BEGUN, begin, null);
        tell(requester, "cache", "METHOD", List.of(), Step.RETRIED, begin.plusMillis(100), "the port is taken");
        tell(
                requester,
                "cache",
                "METHOD",
                List.of(),
                Step.FAILED,
                begin.plusMillis(300),
                "</script><script>document.title = 'taken over'</script><b>bold</b>");
    }

    private void tell(
            Requester requester,
            String name,
            String scope,
            List<String> dependsOn,
            Step step,
            Instant at,
            String detail) {
        boolean known = step.compareTo(Step.READY) >= 0 && step != Step.FAILED;
        events.tell(new ContainerEvent(
                at,
                step,
                last,
                requester,
                name,
                "shop:uno",
                scope,
                dependsOn,
                known ? Optional.of("id" + last) : Optional.empty(),
                known ? Optional.of("dockops-" + last) : Optional.empty(),
                known
                        ? List.of(new PortMapping(1337, Protocol.TCP, "127.0.0.1", 20_000 + last, "127.0.0.1"))
                        : List.of(),
                Optional.ofNullable(detail)));
    }
}
