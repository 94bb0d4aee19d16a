package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.dockops.junit.Cases;
import io.dockops.junit.ConfigurationKeys;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultProxy.Call;
import io.dockops.testing.FaultProxy.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the representative class in which one call to the engine met harm. */
final class HarmedRun {

    static final Path ENGINE = Path.of("/var/run/docker.sock");

    /** Longer than any deadline, and than any two of them that may pass one after another. */
    private static final Duration HANGS = Duration.ofMinutes(2);

    private final int number;
    private final Fault fault;
    private List<Call> calls;
    private List<Throwable> failures;

    private HarmedRun(int number, Fault fault) {
        this.number = number;
        this.fault = fault;
    }

    /** Runs the class, and does harm to the n-th call. */
    static HarmedRun of(int number, Fault fault) {
        HarmedRun run = new HarmedRun(number, fault);
        assertTimeoutPreemptively(HANGS, run::run, run::toString);
        return run;
    }

    private void run() throws IOException {
        try (FaultProxy proxy = FaultProxy.before(ENGINE)) {
            // A build may take half an hour: nobody would wait for the end of one that stalls.
            proxy.failOnce(
                    call -> call.number() == number && call.is("POST", "/build"),
                    fault == Fault.STALL ? Fault.CUT_BEFORE : fault);
            proxy.fail(number, fault);
            Cases cases = Cases.run(Map.of(ConfigurationKeys.HOST, proxy.dockerhost()), RepresentativeCase.class);
            calls = proxy.calls();
            failures = cases.failures();
        }
    }

    /** The call that met harm; nothing where there were not so many. */
    Optional<Call> harmed() {
        return calls.stream().filter(call -> call.number() == number).findFirst();
    }

    /** Tells that nothing is left, and that the class went well, or that its failure names the cause. */
    void check() {
        if (harmed().isEmpty() || isTriedAgain(harmed().get())) {
            assertThat(failures).as(toString()).isEmpty();
        } else {
            assertThat(failures).as(toString()).isNotEmpty();
        }
        System.out.println(
                "RUN " + this + " -> " + failures.stream().map(String::valueOf).toList());
        RepresentativeLeftovers.assertNoneSoon();
    }

    private boolean isTriedAgain(Call call) {
        boolean idempotent = !call.method().equals("POST") || call.path().endsWith("/stop");
        return fault != Fault.STALL
                && (idempotent || (fault != Fault.ANSWER_500 && call.path().endsWith("/start")));
    }

    @Override
    public String toString() {
        return fault + " at call " + number + (calls == null ? "" : ", " + harmed());
    }
}
