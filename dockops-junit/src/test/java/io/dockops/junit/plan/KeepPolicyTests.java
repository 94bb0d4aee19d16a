package io.dockops.junit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepPolicyTests {

    @ParameterizedTest
    @CsvSource({
        "NEVER, false, false",
        "NEVER, true, false",
        "ON_FAILURE, false, false",
        "ON_FAILURE, true, true",
        "ALWAYS, false, true",
        "ALWAYS, true, true"
    })
    void keepsAfterAScopeThatFailedOrDidNot(KeepPolicy policy, boolean failed, boolean keeps) {
        assertThat(policy.keeps(failed)).isEqualTo(keeps);
    }
}
