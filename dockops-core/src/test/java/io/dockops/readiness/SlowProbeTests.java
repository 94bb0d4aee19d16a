package io.dockops.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dockops.readiness.Probe.Answer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SlowProbeTests {

    @Test
    void aQuestionIsAskedOnceUntilItIsAnswered() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (SlowProbe probe = new SlowProbe(container -> {
            asked.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException e) {
                return Answer.no("interrupted");
            }
            return Answer.yes("at last");
        })) {
            assertThat(probe.ask(Facts.running()).reason()).contains("has not answered yet");
            assertThat(probe.ask(Facts.running()).ready()).isFalse();

            go.countDown();

            await().until(() -> probe.ask(Facts.running()).ready());
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void theLastReasonIsKeptWhileItIsAskedAgain() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Thread> thread = new AtomicReference<>();
        SlowProbe probe = new SlowProbe(container -> {
            thread.set(Thread.currentThread());
            if (asked.incrementAndGet() > 1) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    // It is closed.
                }
            }
            return Answer.no("status 503");
        });
        await().until(() -> probe.ask(Facts.running()).reason().equals("status 503"));

        assertThat(probe.ask(Facts.running()).reason()).startsWith("status 503 (it was asked ");

        probe.close();
        thread.get().join();
    }

    @Test
    void whatItThrowsIsThrown() {
        try (SlowProbe probe = new SlowProbe(container -> {
            throw new IllegalStateException("broken");
        })) {
            assertThatThrownBy(() -> {
                        while (true) {
                            probe.ask(Facts.running());
                        }
                    })
                    .hasMessage("broken");
        }
    }

    @Test
    void anInterruptIsKept() {
        CountDownLatch never = new CountDownLatch(1); // an answer that is there is taken, interrupt or not
        try (SlowProbe probe = new SlowProbe(container -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                // It is closed.
            }
            return Answer.yes("ready");
        })) {
            Thread.currentThread().interrupt();

            assertThat(probe.ask(Facts.running()).ready()).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
