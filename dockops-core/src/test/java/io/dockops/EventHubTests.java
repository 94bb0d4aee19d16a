package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dockops.EventSource.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHubTests {

    private final EventHub hub = new EventHub();
    private final List<DockopsEvent> heard = new ArrayList<>();

    @Test
    void everyListenerHearsTheFourParts() {
        hub.onEvent(heard::add);
        hub.onEvent(heard::add);

        hub.emit(EventLevel.INFO, "start", "test:uno", "Started");

        assertThat(heard).hasSize(2).containsOnly(new DockopsEvent(EventLevel.INFO, "start", "test:uno", "Started"));
    }

    @Test
    void aListenerThatFailsDisturbsNeitherTheWorkNorTheOthers() {
        hub.onEvent(event -> {
            throw new IllegalStateException("meant to fail");
        });
        hub.onEvent(heard::add);

        String logged = StandardError.during(
                () -> assertThatCode(() -> hub.emit(EventLevel.INFO, "start", "test:uno", "Started"))
                        .doesNotThrowAnyException());

        assertThat(heard).hasSize(1);
        assertThat(logged).contains("A listener failed on").contains("meant to fail");
    }

    @Test
    void whoHasClosedHearsNoMore() {
        Subscription subscription = hub.onEvent(heard::add);
        subscription.close();
        subscription.close();

        hub.emit(EventLevel.INFO, "start", "test:uno", "Started");

        assertThat(heard).isEmpty();
    }
}
