package io.dockops.junit.faults;

import io.dockops.testing.FaultProxy.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExhaustionTests {

    private static final String CALL_TIMEOUT = "dockops.call.timeout";

    @BeforeEach
    void shortenDeadlines() {
        System.setProperty(CALL_TIMEOUT, "5s");
    }

    @AfterEach
    void restoreDeadlines() {
        System.clearProperty(CALL_TIMEOUT);
    }

    @AfterAll
    static void removeImages() {
        RepresentativeLeftovers.removeImages();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyCallFailsInEachWay(Fault fault) {
        HarmedRun run;
        int n = 1;
        do {
            run = HarmedRun.of(n++, fault);
            try {
                run.check();
            } catch (AssertionError e) {
                System.out.println("BAD " + e);
            }
        } while (run.harmed().isPresent());
    }
}
