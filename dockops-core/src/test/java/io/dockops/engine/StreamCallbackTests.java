package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StreamCallbackTests {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<String> items = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final StreamCallback<String> callback = new StreamCallback<>("read logs", items::add);

    @Test
    void itemsComeInOrderAndTheStreamIsClosedAtItsEnd() throws InterruptedException {
        callback.onStart(closed::incrementAndGet);
        callback.onNext("one");
        callback.onNext("two");
        callback.onComplete();

        callback.awaitEnd(LONG);

        assertThat(items).containsExactly("one", "two");
        assertThat(closed).hasPositiveValue();
    }

    @Test
    void aStreamThatBeginsAfterTheCloseIsClosedToo() {
        callback.close();
        callback.onStart(closed::incrementAndGet);

        assertThat(closed).hasPositiveValue();
    }

    @Test
    void theFirstFailureWins() {
        callback.onError(new IllegalStateException("first"));
        callback.onError(new IllegalStateException("second"));
        callback.onComplete();

        assertThatThrownBy(() -> callback.awaitEnd(LONG)).hasMessage("first");
    }

    @Test
    void aConsumerThatFailsEndsTheStream() {
        StreamCallback<String> failing = new StreamCallback<>("read logs", item -> {
            throw new IllegalStateException("of " + item);
        });
        failing.onNext("one");
        failing.onNext("two");

        assertThatThrownBy(() -> failing.awaitEnd(LONG)).hasMessage("of one");
    }

    @Test
    void closingIsNoFailureOfTheStream() throws InterruptedException {
        callback.onStart(() -> callback.onError(new IOException("the socket was closed")));
        callback.close();
        callback.onNext("late");

        callback.awaitEnd(LONG);

        assertThat(items).isEmpty();
    }

    @Test
    void aStreamWithoutEndIsATimeoutAndIsClosed() {
        callback.onStart(closed::incrementAndGet);

        assertThatThrownBy(() -> callback.awaitEnd(Duration.ofMillis(50)))
                .isInstanceOf(EngineTimeout.class)
                .hasMessageContaining("did not finish [read logs] within");
        assertThat(closed).hasPositiveValue();
    }

    @Test
    void anInterruptEndsTheWaitAndClosesTheStream() {
        callback.onStart(closed::incrementAndGet);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> callback.awaitEnd(LONG)).isInstanceOf(InterruptedException.class);
        assertThat(closed).hasPositiveValue();
    }
}
