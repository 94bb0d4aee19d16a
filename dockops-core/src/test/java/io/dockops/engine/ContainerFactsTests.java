package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerFactsTests {

    @ParameterizedTest
    @CsvSource({
        "configured, created, true",
        "initialized, created, true",
        "stopping, running, false",
        "stopped, exited, true",
        "restarting, restarting, false",
        "dead, dead, true",
    })
    void podmansWordsAreToldInDockers(String word, String status, boolean ended) throws IOException {
        ContainerFacts facts =
                ContainerFacts.of(JsonObject.read(StubTransport.body("{\"State\": {\"Status\": \"" + word + "\"}}")));

        assertThat(facts.status()).isEqualTo(status);
        assertThat(facts.hasEnded()).isEqualTo(ended);
    }
}
