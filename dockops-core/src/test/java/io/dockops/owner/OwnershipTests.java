package io.dockops.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTests {

    private static final Ownership OURS = new Ownership("0123456789ab", "here", Duration.ofHours(24));
    private static final Map<String, String> MARKS = OURS.marks("dockops-0123456789ab-1-uno");

    @Test
    void whatASessionHasMarkedIsItsOwn() {
        assertThat(OURS.owns("dockops-0123456789ab-1-uno", MARKS)).isTrue();
        assertThat(Ownership.of("dockops-0123456789ab-1-uno", MARKS)).contains(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dockops-0123456789ab-2-uno", "dockops-0123456789ab-1-uno2", "somebody", ""})
    void whatHasTheLabelsOfAnotherNameIsNobodys(String name) {
        assertThat(OURS.owns(name, MARKS)).isFalse();
        assertThat(Ownership.of(name, MARKS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.dockops.session", "io.dockops.name", "io.dockops.lifetime"})
    void whatLacksALabelIsNobodys(String label) {
        Map<String, String> fewer = new HashMap<>(MARKS);
        fewer.remove(label);

        assertThat(OURS.owns("dockops-0123456789ab-1-uno", fewer)).isFalse();
        assertThat(Ownership.of("dockops-0123456789ab-1-uno", fewer)).isEmpty();
    }

    @Test
    void whatAnotherSessionHasMarkedIsNotOurs() {
        Ownership other = new Ownership("ba9876543210", "here", Duration.ofHours(24));

        assertThat(OURS.owns("mine", other.marks("mine"))).isFalse();
        assertThat(Ownership.of("mine", other.marks("mine"))).contains(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "9999999999", "24h"})
    void aLifetimeThatIsNoneMakesNobodyItsOwner(String lifetime) {
        Map<String, String> changed = new HashMap<>(MARKS);
        changed.put("io.dockops.lifetime", lifetime);

        assertThat(Ownership.of("dockops-0123456789ab-1-uno", changed)).isEmpty();
    }
}
