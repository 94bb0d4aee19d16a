package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FollowedStreamTests {

    private final StreamCallback<String> callback = new StreamCallback<>("follow the log", item -> {});

    private FollowedStream stream(Duration callTimeout) {
        return new FollowedStream(callback, callTimeout, thrown -> thrown, () -> false);
    }

    private FollowedStream podmans(StreamCallback<String> callback) {
        return new FollowedStream(callback, Duration.ZERO, thrown -> thrown, () -> true);
    }

    @Test
    void oneThatBeginsWithItsFirstLineIsNotWaitedFor() throws InterruptedException {
        try (FollowedStream stream = podmans(callback)) {
            stream.awaitBegin();

            assertThat(stream.failure()).isEmpty();
            assertThat(stream.hasEnded()).isFalse();
        }
    }

    @Test
    void oneThatIsRefusedIsToldWhereItWouldBeginLateToo() {
        try (FollowedStream stream = podmans(callback)) {
            callback.onError(new IllegalStateException("no such container"));

            assertThatThrownBy(stream::awaitBegin).hasMessage("no such container");
        }
    }

    @Test
    void oneThatFailsBeforeItsFirstLineTellsItAtItsEnd() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        StreamCallback<String> telling = new StreamCallback<>("follow the log", item -> {}, failures::add);
        try (FollowedStream stream = podmans(telling)) {
            stream.awaitBegin();
            telling.onError(new IllegalStateException("the connection broke"));

            assertThat(failures).extracting(Throwable::getMessage).containsExactly("the connection broke");
        }
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
