package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.testing.FaultProxy.Call;
import io.dockops.testing.FaultProxy.Fault;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whichever call to the engine fails, in whichever way, and wherever the JVM is killed: nothing is left, nothing hangs, and
 * the failure names its cause.
 */
class ExhaustionTests {

    private static final String CALL_TIMEOUT = "dockops.call.timeout";
    private static final int NONE = Integer.MAX_VALUE;

    private static List<Call> calls;

    @BeforeAll
    static void countCalls() {
        HarmedRun unharmed = HarmedRun.of(NONE, Fault.CUT_BEFORE);
        unharmed.check();
        calls = unharmed.calls();
    }

    @AfterAll
    static void removeImages() {
        RepresentativeLeftovers.removeImages();
    }

    @BeforeEach
    void shortenDeadlines() {
        System.setProperty(CALL_TIMEOUT, "5s");
    }

    @AfterEach
    void restoreDeadlines() {
        System.clearProperty(CALL_TIMEOUT);
    }

    @Test
    void eachCallFailsInOneWay() {
        Fault[] faults = Fault.values();
        SoftAssertions.assertSoftly(runs -> IntStream.rangeClosed(1, calls.size())
                .forEach(n -> runs.check(
                        () -> HarmedRun.of(n, faults[n % faults.length]).check())));
    }

    @ParameterizedTest
    @MethodSource("turningPoints")
    void aKillLeavesNothing(int number) throws IOException, InterruptedException {
        assertThat(KilledRun.at(number)).as("there is such a call").isTrue();
    }

    /** Where the first thing is made, the last one, and where all have been. */
    private static Stream<Integer> turningPoints() {
        Predicate<Call> create = call -> call.is("POST", "/(networks|containers)/create");
        return Stream.of(
                number(calls.stream().filter(create)),
                number(last(create)),
                number(last(call -> call.is("POST", "/containers/.+/start"))),
                number(calls.stream().filter(call -> call.method().equals("DELETE"))));
    }

    private static Stream<Call> last(Predicate<Call> which) {
        return calls.stream().filter(which).skip(calls.stream().filter(which).count() - 1);
    }

    private static int number(Stream<Call> found) {
        return found.findFirst().orElseThrow().number();
    }

    /** All of them, which takes a night's while. */
    @Nested
    @EnabledIfSystemProperty(named = "dockops.exhaustion", matches = "full")
    class Full {

        @ParameterizedTest
        @EnumSource
        void eachCallFailsInThisWay(Fault fault) {
            SoftAssertions.assertSoftly(runs -> {
                HarmedRun run;
                int n = 0;
                do {
                    run = HarmedRun.of(++n, fault);
                    runs.check(run::check);
                } while (run.harmed().isPresent());
            });
        }

        @Test
        void aKillAtNoCallLeavesAnything() throws IOException, InterruptedException {
            int n = 1;
            while (KilledRun.at(n)) {
                n++;
            }
            assertThat(n).isGreaterThan(calls.size() / 2);
        }
    }
}
