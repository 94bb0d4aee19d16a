package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What runs where there is an engine, and where it is disabled. Without an engine: {@link ChildJvmTests}. */
class ConditionTests {

    @Test
    void anEngineEnables() {
        Cases.run(EnabledCase.class).succeeded(2);
    }

    @Test
    void aDisabledClassIsNotEvenRead() {
        Cases cases = Cases.run(DisabledCase.class).succeeded(0);

        assertThat(cases.skipped()).containsExactly("for a reason");
    }

    @EnabledIfDockerAvailable
    static class EnabledCase {

        @Test
        void runs() {}

        @Test
        @EnabledIfDockerAvailable
        void runsToo() {}
    }

    @Disabled("for a reason")
    @RunContainer(image = "Not A Name")
    static class DisabledCase {

        @Test
        void never() {}
    }
}
