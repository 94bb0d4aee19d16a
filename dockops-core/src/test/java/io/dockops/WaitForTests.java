package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitForTests {

    @Test
    void equalConditionsAreEqual() {
        assertThat(WaitFor.allOf(WaitFor.port(80), WaitFor.log("up", 2)))
                .isEqualTo(WaitFor.allOf(WaitFor.port(80), WaitFor.log("up", 2)))
                .hasSameHashCodeAs(WaitFor.allOf(WaitFor.port(80), WaitFor.log("up", 2)))
                .isNotEqualTo(WaitFor.allOf(WaitFor.port(80), WaitFor.log("up", 3)));
        assertThat(WaitFor.exit(0).within(Duration.ofSeconds(1))).isNotEqualTo(WaitFor.exit(0));
    }

    @Test
    void aConditionReadsAsWhatItIs() {
        assertThat(WaitFor.allOf(
                        WaitFor.ports(),
                        WaitFor.port(80),
                        WaitFor.http(HttpCheck.get("/health").withPort(81).withHeader("Token", "secret")),
                        WaitFor.log("up"),
                        WaitFor.log("up", 2),
                        WaitFor.healthy(),
                        WaitFor.exit(3),
                        WaitFor.command("test", "-e", "/x"),
                        WaitFor.probe(new Content()),
                        WaitFor.probe(Content.class),
                        WaitFor.none()))
                .hasToString(
                        "WaitFor[ports and port 80 and GET /health on port 81 and log \"up\" and log \"up\" 2 times"
                                + " and healthy and exit code 3 and command \"test -e /x\" and probe Content and probe Content]");
    }

    @Test
    void badValuesAreRefused() {
        refused(() -> WaitFor.port(0), "[0] is out of range");
        refused(() -> WaitFor.log("("), "Bad pattern [(]");
        refused(() -> WaitFor.log(""), "The pattern is empty");
        refused(() -> WaitFor.log("up", 0), "Bad number of lines [0]");
        refused(() -> WaitFor.exit(256), "Bad exit code [256]");
        refused(() -> WaitFor.command(), "The command is empty");
        refused(() -> WaitFor.command(" ", "x"), "The command's program is empty");
        refused(() -> WaitFor.healthy().within(Duration.ZERO), "Bad time-out [PT0S]");
    }

    private static void refused(Runnable attempt, String message) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aClassThatCantBeInstantiatedIsRefused() {
        class Local extends Content {}

        refused(() -> WaitFor.probe(ReadinessProbe.class), "it is abstract; name a class that implements it");
        refused(
                () -> WaitFor.probe(Inner.class),
                "[" + Inner.class.getName() + "]: it is an inner class; make it static");
        refused(() -> WaitFor.probe(Local.class), "it is an inner class; make it static");
        refused(() -> WaitFor.probe(Needy.class), "it has no constructor without parameters; add one");
    }

    private static class Content implements ReadinessProbe {

        @Override
        public Answer ask(RunningContainer container) {
            return Answer.ready("always");
        }
    }

    @SuppressWarnings("ClassCanBeStatic") // what is wrong with it
    private final class Inner extends Content {}

    static final class Needy extends Content {

        Needy(String need) {
            assertThat(need).isNotBlank();
        }
    }
}
