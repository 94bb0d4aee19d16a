package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadlinesTests {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Deadlines deadlines = new Deadlines();

    @AfterEach
    void close() {
        deadlines.close();
    }

    @Test
    void anAnswerInTimeIsGiven() {
        assertThat(deadlines.within(LONG, "ask", () -> "answer")).isEqualTo("answer");
    }

    @Test
    void aLateAnswerIsATimeoutThatNamesTheCallAndEndsIt() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);

        assertThatThrownBy(() -> deadlines.within(Duration.ofMillis(50), "start container web", () -> {
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                    } finally {
                        ended.countDown();
                    }
                }))
                .isInstanceOf(EngineTimeout.class)
                .hasMessageContaining("did not answer [start container web] within 50 ms");
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theCallersInterruptFlagNeitherReachesTheCallNorIsLost() {
        Thread.currentThread().interrupt();

        boolean seen =
                deadlines.within(LONG, "ask", () -> Thread.currentThread().isInterrupted());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).isFalse();
    }

    @Test
    void anInterruptWhileWaitingDoesNotEndTheCallAndIsKept() {
        Thread caller = Thread.currentThread();

        String answer = deadlines.within(LONG, "ask", () -> {
            caller.interrupt();
            return "answer";
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isEqualTo("answer");
    }

    @Test
    void failuresAreThrownUnchecked() {
        assertThatThrownBy(() -> deadlines.within(LONG, "ask", () -> {
                    throw new EngineTimeout("as it is", null);
                }))
                .isInstanceOf(EngineTimeout.class);
        assertThatThrownBy(() -> deadlines.within(LONG, "ask", () -> {
                    throw new IOException("wrapped");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> deadlines.within(LONG, "ask", () -> {
                    throw new AssertionError("an error");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aCallAfterTheEndSaysThatItHasEnded() {
        deadlines.close();

        assertThatThrownBy(() -> deadlines.within(LONG, "ping", () -> "answer"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[ping]")
                .hasMessageContaining("closed");
    }
}
