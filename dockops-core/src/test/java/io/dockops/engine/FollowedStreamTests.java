package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FollowedStreamTests {

    private final StreamCallback<String> callback = new StreamCallback<>("follow the log", item -> {});

    private FollowedStream stream(Duration callTimeout) {
        return new FollowedStream(callback, callTimeout, thrown -> thrown);
    }

    @Test
    void oneThatDoesNotBeginInTimeHasFailed() {
        try (FollowedStream stream = stream(Duration.ofMillis(50))) {
            await().until(() -> stream.failure().isPresent());

            assertThat(stream.failure().get()).hasMessage("The engine did not begin [follow the log] within 50 ms");
        }
    }

    @Test
    void oneThatHasBegunMayTakeItsTime() {
        try (FollowedStream stream = stream(Duration.ZERO)) {
            callback.onStart(() -> {});

            assertThat(stream.failure()).isEmpty();
        }
    }

    @Test
    void oneThatMayStillBeginHasNotFailed() {
        try (FollowedStream stream = stream(Duration.ofMinutes(1))) {
            assertThat(stream.failure()).isEmpty();
        }
    }
}
