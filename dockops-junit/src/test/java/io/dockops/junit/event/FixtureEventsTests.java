package io.dockops.junit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** How listeners are told, without an engine. */
@Isolated
class FixtureEventsTests {

    private static final Requester REQUESTER = Requester.of("a.Test#works");

    @Test
    void aListenerThatThrowsIsLoggedOnceAndNobodyElseNotices() {
        List<FixtureEvent> heard = new ArrayList<>();
        FixtureEvents events = new FixtureEvents(List.of(
                new FixtureListener() {
                    @Override
                    public void image(ImageEvent event) {
                        throw new AssertionError("on purpose");
                    }
                },
                new FixtureListener() {
                    @Override
                    public void image(ImageEvent event) {
                        heard.add(event);
                    }
                }));

        String log = logOf(() -> {
            events.tell(image(events.now()));
            events.tell(image(events.now()));
        });

        assertThat(heard).hasSize(2);
        assertThat(events.recorded()).hasSize(2);
        assertThat(log).containsOnlyOnce("WARN io.dockops - The listener").containsOnlyOnce("on purpose");
    }

    @Test
    void eachKindOfEventHasItsMethod() {
        List<String> heard = new ArrayList<>();
        FixtureEvents events = new FixtureEvents(List.of(new FixtureListener() {
            @Override
            public void session(SessionEvent event) {
                heard.add("session");
            }

            @Override
            public void failure(FailureCaptured event) {
                heard.add("failure of " + event.requester().test().orElse("") + " in "
                        + event.requester().testClass());
            }
        }));

        events.tell(new SessionEvent(events.now(), true));
        assertThat(events.areWorthTelling()).isFalse();
        events.tell(image(events.now()));
        events.tell(new FailureCaptured(events.now(), REQUESTER, "db", "gone"));

        assertThat(heard).containsExactly("session", "failure of works in a.Test");
        assertThat(events.areWorthTelling()).isTrue();
    }

    @Test
    void howFarAnImageIsIsToldAndNotRecorded() {
        List<FixtureEvent> heard = new ArrayList<>();
        FixtureEvents events = new FixtureEvents(List.of());
        events.add(new FixtureListener() {
            @Override
            public void progress(ImageProgress event) {
                heard.add(event);
            }
        });
        ImageProgress progress = new ImageProgress(
                events.now(),
                REQUESTER,
                "test:uno",
                new Progress(
                        "test:uno",
                        Progress.Work.LOAD,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        "",
                        OptionalLong.of(1),
                        OptionalLong.empty()));

        events.tellProgress(progress);

        assertThat(heard).containsExactly(progress);
        assertThat(events.recorded()).isEmpty();
        assertThat(events.omitted()).isZero();
    }

    @Test
    void noMoreEventsAreKeptThanFitTheMemory() {
        FixtureEvents events = new FixtureEvents(List.of());
        ImageEvent event = image(events.now());

        for (int i = 0; i < 100_007; i++) {
            events.tell(event);
        }

        assertThat(events.recorded()).hasSize(100_000);
        assertThat(events.omitted()).isEqualTo(7);
    }

    private static ImageEvent image(Instant at) {
        return new ImageEvent(at, ImageEvent.Step.NEEDED, REQUESTER, "test:uno", Optional.empty(), Optional.empty());
    }

    private static String logOf(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
