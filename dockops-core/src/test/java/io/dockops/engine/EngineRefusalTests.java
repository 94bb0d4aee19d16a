package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineRefusalTests {

    @Test
    void theEnginesJsonIsUnwrapped() {
        EngineRefusal refusal = EngineRefusal.from("start web", 404, "{\"message\":\"No such container: web\"}\n");

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.engineMessage()).isEqualTo("No such container: web");
        assertThat(refusal).hasMessage("The engine refused [start web] with status 404: No such container: web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cause\":\"c\",\"message\":\"podman's\",\"response\":404} | podman's",
                "{\"detail\":{\"message\":\"inner\"},\"message\":\"outer\"} | outer",
                "{\"detail\":{\"message\":\"inner\"}} | {\"detail\":{\"message\":\"inner\"}}",
                "{\"message\":7} | {\"message\":7}",
                "{\"message\":\"whole\" | {\"message\":\"whole\"",
                "{\"message\":\"ha | {\"message\":\"ha",
                "<html>502</html> | <html>502</html>",
                "page not found | page not found",
                "{\"message\":\"That's it.\"} | That's it",
                "and so on... | and so on...",
            })
    void whatIsNotTheEnginesJsonIsKeptAsText(String body, String message) {
        assertThat(EngineRefusal.from("call", 500, body).engineMessage()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{\"message\":\"\"}"})
    void anEmptyAnswerIsSaid(String body) {
        assertThat(EngineRefusal.from("call", 500, body).engineMessage()).isEqualTo("(the engine gave no reason)");
    }

    @Test
    void aLongAnswerIsBoundedAndNeverEndsInHalfACharacter() {
        for (int shift = 0; shift < 2; shift++) {
            String message = EngineRefusal.from("call", 500, "x".repeat(shift) + "😀".repeat(3000))
                    .engineMessage();

            assertThat(message)
                    .hasSizeLessThanOrEqualTo(EngineMessage.LIMIT)
                    .endsWith("… (" + (6000 + shift) + " characters)");
            assertThat(message.substring(shift).codePoints().takeWhile(c -> c != '…'))
                    .containsOnly("😀".codePointAt(0));
        }
    }

    @Test
    void dockerJavasExceptionIsUnwrappedAndKept() {
        NotFoundException thrown = new NotFoundException("{\"message\":\"No such image: x\"}\n");

        EngineRefusal refusal = EngineRefusal.from("inspect x", thrown);

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.engineMessage()).isEqualTo("No such image: x");
        assertThat(refusal).hasCause(thrown);
    }

    @Test
    void dockerJavasNotModifiedHasNoBody() {
        assertThat(EngineRefusal.from("stop x", new NotModifiedException("")).engineMessage())
                .isEqualTo("(the engine gave no reason)");
        assertThat(EngineRefusal.from("stop x", new NotModifiedException((String) null, null))
                        .engineMessage())
                .isEqualTo("(the engine gave no reason)");
        assertThat(EngineRefusal.from("stop x", new NotModifiedException("")).status())
                .isEqualTo(304);
    }

    @Test
    void theRealEnginesRefusalReadsTheSame() throws IOException {
        EngineEndpoint endpoint = EngineDiscovery.ofThisProcess().find();
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(endpoint.uri().toString())
                .build();
        try (DockerClient client = DockerClientImpl.getInstance(config, Transports.open(endpoint))) {
            DockerException thrown =
                    assertThrows(DockerException.class, client.inspectContainerCmd("dockops-none")::exec);

            EngineRefusal refusal = EngineRefusal.from("inspect", thrown);
            assertThat(refusal.status()).isEqualTo(404);
            assertThat(refusal.engineMessage()).isEqualTo("No such container: dockops-none");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "409 | Conflict. The container name \"/web\" is already in use by container \"0a\".",
                "500 | container create: creating container storage: the container name \"web\" is already in use by 0a."
                        + " You have to remove that container to be able to reuse that name: that name is already in use",
                "500 | network name back already used: network already exists",
            })
    void aNameThatIsTakenIsUnderstoodInDockersAndPodmansWords(int status, String message) {
        assertThat(EngineRefusal.from("create web", status, message).isNameTaken())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such image: docker.io/library/web:latest: image not known", "address already in use"})
    void whatElseCantBeCreatedIsNoTakenName(String message) {
        assertThat(EngineRefusal.from("create web", 500, message).isNameTaken()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | error while removing network: network back id 0a has active endpoints",
                "500 | \"0a\" has associated containers with it. Use -f to forcibly delete containers and pods:"
                        + " network is being used",
            })
    void aNetworkThatIsInUseIsUnderstoodInDockersAndPodmansWords(int status, String message) {
        assertThat(EngineRefusal.from("remove network 0a", status, message).isNetworkInUse())
                .isTrue();
    }

    @Test
    void inOtherWordsItDropsWhatLedToIt() {
        EngineRefusal refusal =
                EngineRefusal.from("start", new DockerException("{\"message\":\"a canary sings\"}", 500));

        EngineRefusal reworded = refusal.reworded(words -> words.replace("canary", "***"));

        assertThat(reworded).hasMessageContaining("a *** sings").hasNoCause();
        assertThat(reworded.engineMessage()).isEqualTo("a *** sings");
        assertThat(reworded.status()).isEqualTo(refusal.status());
        assertThat(reworded.getStackTrace()).isEqualTo(refusal.getStackTrace());
        assertThat(refusal.reworded(words -> words)).isSameAs(refusal);
    }
}
