package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PollerTests {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void itAsksAtOnceAndStopsAtTheFirstAnswer() {
        long begin = System.nanoTime();
        Optional<String> answer = Poller.poll(Duration.ofMinutes(1), () -> {
            asked.incrementAndGet();
            return Optional.of("yes");
        });

        assertThat(answer).contains("yes");
        assertThat(asked).hasValue(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void itAsksAgainUntilThereIsAnAnswer() {
        assertThat(Poller.poll(
                        Duration.ofMinutes(1),
                        () -> asked.incrementAndGet() < 4 ? Optional.empty() : Optional.of("at last")))
                .contains("at last");
    }

    @Test
    void itAsksAtLeastOnceAndGivesUpWhenTheTimeIsOver() {
        assertThat(Poller.poll(Duration.ZERO, this::never)).isEmpty();
        assertThat(asked).hasValue(1);

        long begin = System.nanoTime();
        assertThat(Poller.poll(Duration.ofMillis(120), this::never)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();

        Optional<String> answer = Poller.poll(Duration.ofMinutes(1), this::never);

        assertThat(answer).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    private Optional<String> never() {
        asked.incrementAndGet();
        return Optional.empty();
    }
}
