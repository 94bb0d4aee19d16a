package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The level of slf4j-simple's logger {@code io.dockops} is trace here: simplelogger.properties. */
class EventLogTests {

    private final EventHub hub = new EventHub();

    /** The logged lines, one for each level that is logged, such as {@code WARN io.dockops - of warn}. */
    private List<String> loggedOfEachLevel() {
        return StandardError.during(() -> {
                    for (EventLevel level : EventLevel.values()) {
                        hub.emit(level, "start", "test:uno", "of " + level);
                    }
                })
                .lines()
                .map(line -> line.replaceFirst("^\\[.*?] ", ""))
                .toList();
    }

    @Test
    void eachLevelGoesToItsOwnOfSlf4js() {
        Dockops.logEvents(hub, EventLevel.SILLY);

        assertThat(loggedOfEachLevel())
                .containsExactly(
                        "ERROR io.dockops - of ERROR",
                        "WARN io.dockops - of WARN",
                        "INFO io.dockops - of INFO",
                        "DEBUG io.dockops - of VERBOSE",
                        "DEBUG io.dockops - of DEBUG",
                        "TRACE io.dockops - of SILLY");
    }

    @Test
    void verboseIsTheDefaultAndTakesDebugAlong() {
        Dockops.logEvents(hub);

        assertThat(loggedOfEachLevel()).hasSize(5).last().isEqualTo("DEBUG io.dockops - of DEBUG");
    }

    @ParameterizedTest
    @CsvSource({"ERROR, 1", "WARN, 2", "INFO, 3", "VERBOSE, 5", "DEBUG, 5", "SILLY, 6"})
    void aLevelLogsItselfAndWhatIsMoreImportant(EventLevel level, int lines) {
        Dockops.logEvents(hub, level);

        assertThat(loggedOfEachLevel()).hasSize(lines);
    }

    @Test
    void theLoggersOwnLevelIsNotChanged() {
        Dockops.logEvents(hub, EventLevel.SILLY);
        Dockops.logEvents(new EventHub(), EventLevel.ERROR);

        // Both levels are of simplelogger.properties.
        assertThat(LoggerFactory.getLogger("io.dockops.quiet").isDebugEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger("io.dockops").isTraceEnabled()).isTrue();
    }

    @Test
    void closingEndsTheLogging() {
        Dockops.logEvents(hub).close();

        assertThat(loggedOfEachLevel()).isEmpty();
    }
}
