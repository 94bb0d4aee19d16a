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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;

/** One run of the representative class in which one call to the engine met harm. */
final class HarmedRun {

    static final Path ENGINE = Path.of("/var/run/docker.sock");

    /** Longer than any deadline, and than any two of them that may pass one after another. */
    private static final Duration HANGS = Duration.ofMinutes(2);

    private static final String CALL_TIMEOUT = "dockops.call.timeout";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

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
        if (fault == Fault.STALL) {
            System.setProperty(CALL_TIMEOUT, "5s");
        }
        try (FaultProxy proxy = FaultProxy.before(ENGINE).sparingWatchdogs()) {
            // A build may take half an hour: nobody would wait for the end of one that stalls.
            proxy.failOnce(
                    call -> call.number() == number && call.is("POST", "/build"),
                    fault == Fault.STALL ? Fault.CUT_BEFORE : fault);
            proxy.fail(number, fault);
            Cases cases = Cases.run(Map.of(ConfigurationKeys.HOST, proxy.dockerhost()), RepresentativeCase.class);
            calls = proxy.calls();
            failures = cases.failures();
        } finally {
            System.clearProperty(CALL_TIMEOUT);
        }
    }

    /** All calls, in the order in which they came. */
    List<Call> calls() {
        return calls;
    }

    /** The call that met harm; nothing where there were not so many. */
    Optional<Call> harmed() {
        return calls.stream().filter(call -> call.number() == number).findFirst();
    }

    /** Tells that the class went well, or that its failure names the cause and what it concerns; and that nothing is left. */
    void check() {
        if (harmed().filter(call -> !isOvercome(call)).isPresent()) {
            assertThat(failures).as(toString()).satisfiesAnyOf(this::wentWellAllTheSame, this::tellsCause);
        } else {
            assertThat(failures).as(toString()).isEmpty();
        }
        RepresentativeLeftovers.assertNoneSoon();
    }

    /** Tells whether the call is made again, or what it made is found, or what it was to stop is killed by its removal. */
    private boolean isOvercome(Call call) {
        return switch (fault) {
            case ANSWER_500 -> isIdempotent(call);
            case CUT_BEFORE, CUT_AFTER -> !call.path().equals("/build");
            case STALL -> isStop(call);
            case REFUSE -> false;
        };
    }

    private static boolean isIdempotent(Call call) {
        return !call.method().equals("POST") || isStop(call);
    }

    private static boolean isStop(Call call) {
        return call.path().endsWith("/stop");
    }

    /** Which call's connection is refused beside this one's is not known, nor whether it is one that is overcome. */
    private void wentWellAllTheSame(List<? extends Throwable> thrown) {
        assertThat(fault).isEqualTo(Fault.REFUSE);
        assertThat(thrown).isEmpty();
    }

    private void tellsCause(List<? extends Throwable> thrown) {
        Pattern cause = Pattern.compile(
                switch (fault) {
                    case ANSWER_500 -> "injected";
                    case STALL -> "The engine did not (answer|begin) \\[|the connection broke";
                    case REFUSE, CUT_BEFORE, CUT_AFTER -> "the connection broke";
                });
        assertThat(thrown)
                .extracting(Throwables::getStackTrace) // JUnit puts a failure of its own before those of its stores
                .anySatisfy(told -> assertThat(told).containsPattern(cause).containsPattern(concerned()));
    }

    /** The image, network or container, by a name that tells its image or by its id. */
    private Pattern concerned() {
        Matcher id = ID.matcher(harmed().orElseThrow().path());
        return Pattern.compile("exhaust-|\\[exhaust\\]" + (id.find() ? "|" + id.group() : ""));
    }

    @Override
    public String toString() {
        return fault + " at call " + number + (calls == null ? "" : ", " + harmed());
    }
}
