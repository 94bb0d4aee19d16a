package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ParallelTests {

    @Test
    void membersAreWorkedOnAtTheSameTime() {
        CountDownLatch all = new CountDownLatch(4);

        Parallel.forEach(List.of(1, 2, 3, 4), member -> {
            all.countDown();
            await(all); // ends only if all four are here at once
        });

        assertThat(all.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyMemberIsAttemptedAndFailuresComeInTheMembersOrder() {
        List<Integer> attempted = Collections.synchronizedList(new ArrayList<>());

        List<Throwable> failures = Parallel.attemptEach(List.of(1, 2, 3, 4), member -> {
            attempted.add(member);
            if (member % 2 == 0) {
                throw new IllegalStateException("of " + member);
            }
        });

        assertThat(attempted).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(failures).extracting(Throwable::getMessage).containsExactly("of 2", "of 4");
    }

    @Test
    void theFirstFailureIsThrownWithTheOthersSuppressed() {
        assertThatThrownBy(() -> Parallel.forEach(List.of(1, 2, 3), member -> {
                    throw new IllegalStateException("of " + member);
                }))
                .hasMessage("of 1")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("of 2", "of 3"));
    }

    @Test
    void anErrorIsThrownAsItIs() {
        assertThatThrownBy(() -> Parallel.forEach(List.of(1), member -> {
                    throw new AssertionError("bad");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anInterruptWaitsUntilAllAreDoneAndIsKept() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        Thread.currentThread().interrupt();

        Parallel.forEach(List.of(1, 2, 3), member -> {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            done.add(member);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasSize(3);
    }

    @Test
    void whatLackedAFileToOpenIsAttemptedAgainAfterTheOthers() {
        List<Integer> attempted = Collections.synchronizedList(new ArrayList<>());

        List<Throwable> failures = Parallel.attemptEach(List.of(1, 2, 3), member -> {
            attempted.add(member);
            if (member == 1 || (member == 2 && Collections.frequency(attempted, 2) == 1)) {
                throw new EngineUnreachable("of " + member, new SocketException("Too many open files"));
            }
        });

        assertThat(failures).extracting(Throwable::getMessage).containsExactly("of 1");
        assertThat(attempted).hasSize(5).endsWith(1, 2);
    }

    @Test
    void nobodyIsNothingToDo() {
        assertThat(Parallel.attemptEach(List.of(), member -> {
                    throw new AssertionError("called");
                }))
                .isEmpty();
    }
}
