package io.dockops.junit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import io.dockops.junit.Container;
import io.dockops.junit.DockopsExtension;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test classes that victims run: two, so that starts, tests and removals alternate over a life. */
final class VictimCases {

    private VictimCases() {}

    static class FirstCase {

        @RegisterExtension
        static final DockopsExtension DOCKER = VictimFixtures.declared();

        @RepeatedTest(2)
        void works(@Container("test") RunningContainer container) {
            work(container);
        }
    }

    static class SecondCase {

        @RegisterExtension
        static final DockopsExtension DOCKER = VictimFixtures.declared();

        @Test
        void works(@Container("test") RunningContainer container) {
            work(container);
        }
    }

    /** Has the same as a victim, and keeps it until its standard input ends. */
    static class BystanderCase {

        @RegisterExtension
        static final DockopsExtension DOCKER = VictimFixtures.declared();

        @Test
        void stands() throws Exception {
            System.out.println(Victim.READY);
            assertThat(System.in.read()).isEqualTo(-1);
        }
    }

    private static void work(RunningContainer container) {
        assertThat(container.exec("sleep", "0.2").exitCode()).isZero();
    }
}
