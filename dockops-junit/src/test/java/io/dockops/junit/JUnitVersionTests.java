package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;

/** Proves that the tests run on the JUnit that was asked for, as the matrix of versions asks for several. */
class JUnitVersionTests {

    private String wanted;

    @BeforeEach
    void isTold() {
        wanted = System.getProperty("junit.version");
        assertThat(wanted)
                .as("system property junit.version, which Surefire sets")
                .isNotNull();
    }

    @Test
    void theApiIsOfTheWantedVersion() {
        assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(wanted);
        assertThat(ParameterizedTest.class.getPackage().getImplementationVersion())
                .isEqualTo(wanted);
    }

    @Test
    void theEngineIsOfTheWantedVersion() {
        assertThat(new JupiterTestEngine().getVersion()).contains(wanted);
        System.out.println("These tests run on JUnit Jupiter " + wanted);
    }
}
