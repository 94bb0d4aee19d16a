package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.testing.FaultProxy.Call;
import io.dockops.testing.FaultProxy.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whichever call to the engine fails, in whichever way, and wherever the JVM is killed: nothing is left, nothing hangs, and
 * the failure names its cause.
 */
class ExhaustionTests {

    private static final String STATE = "dockops.state";
    private static final int NONE = Integer.MAX_VALUE;

    @BeforeAll
    static void keepStateApart() {
        System.setProperty(STATE, state().toString());
    }

    @AfterAll
    static void removeImages() {
        System.clearProperty(STATE);
        RepresentativeLeftovers.removeImages();
    }

    private static Path state() {
        return Path.of(System.getProperty("basedir", ""), "target", "exhaustion-state")
                .toAbsolutePath();
    }

    @Test
    void eachCallFailsInOneWay() {
        HarmedRun unharmed = HarmedRun.of(NONE, Fault.CUT_BEFORE);
        unharmed.check();
        Fault[] faults = Fault.values();
        SoftAssertions.assertSoftly(runs -> {
            for (int n : withoutPolls(unharmed.calls())) {
                runs.check(() -> HarmedRun.of(n, faults[n % faults.length]).check());
            }
        });
    }

    /** The numbers of the calls that are not made once more for another answer, as often as there is time. */
    private static List<Integer> withoutPolls(List<Call> calls) {
        Set<String> known = new HashSet<>();
        return calls.stream()
                .filter(call -> known.add(call.method() + call.path()))
                .map(Call::number)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, POST, /build",
        "1, POST, /networks/create",
        "1, POST, /containers/create",
        "3, POST, /containers/create",
        "3, POST, /containers/.+/start",
        "1, DELETE, /containers/.+"
    })
    void aKillLeavesNothing(int number, String method, String path) throws IOException, InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Predicate<Call> which = call -> call.is(method, path) && calls.incrementAndGet() == number;

        assertThat(KilledRun.at(which, state())).as("there is such a call").isTrue();
    }

    /** All of them, for which a night is long enough. */
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
            AtomicInteger number = new AtomicInteger();
            do {
                number.incrementAndGet();
            } while (KilledRun.at(call -> call.number() == number.get(), state()));
            assertThat(number).hasValueGreaterThan(15); // the calls that there are without a poll
        }
    }
}
