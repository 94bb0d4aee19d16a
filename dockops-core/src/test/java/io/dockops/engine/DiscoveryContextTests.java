package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contexts of the docker CLI, in a real directory of its layout. */
class DiscoveryContextTests {

    /** What {@code printf %s colima | sha256sum} says. */
    private static final String COLIMA = "f24fd3749c1368328e2b149bec149cb6795619f244c5b584e844961215dadd16";

    @TempDir
    Path home;

    @Test
    void theCurrentContextIsTaken() throws IOException {
        write(
                ".docker/config.json",
                "{\"auths\":{\"r.example/a\":{\"auth\":\"aHVzaA==\"}},\"currentContext\":\"colima\"}");
        Path meta = context("{\"Host\":\"unix:///colima.sock\",\"SkipTLSVerify\":false}");

        EngineEndpoint found = find(Map.of());

        assertThat(found.uri()).hasToString("unix:///colima.sock");
        assertThat(found.source()).isEqualTo("the context [colima] in " + meta);
    }

    @Test
    void dockerContextGoesBeforeTheCurrentContext() throws IOException {
        write(".docker/config.json", "{\"currentContext\":\"other\"}");
        context("{\"Host\":\"unix:///colima.sock\"}");

        assertThat(find(Map.of("DOCKER_CONTEXT", "colima")).uri()).hasToString("unix:///colima.sock");
    }

    @Test
    void dockerContextDoesNotEvenReadABrokenConfig() throws IOException {
        write(".docker/config.json", "{");
        context("{\"Host\":\"unix:///colima.sock\"}");

        assertThat(find(Map.of("DOCKER_CONTEXT", "colima")).uri()).hasToString("unix:///colima.sock");
    }

    @Test
    void dockerConfigMovesTheWholeDirectory() throws IOException {
        write("moved/config.json", "{\"currentContext\":\"colima\"}");
        write("moved/contexts/meta/" + COLIMA + "/meta.json", meta("{\"Host\":\"unix:///moved.sock\"}"));

        assertThat(find(Map.of("DOCKER_CONFIG", home.resolve("moved").toString()))
                        .uri())
                .hasToString("unix:///moved.sock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"currentContext\":\"default\"}",
                "{\"currentContext\":\"\"}",
                "{\"currentContext\":null}",
                "{\"nested\":{\"currentContext\":\"colima\"}}",
                "{}",
                ""
            })
    void withoutAChosenContextItIsTheDefaultSocket(String config) throws IOException {
        write(".docker/config.json", config);

        assertThat(find(Map.of()).source()).isEqualTo("the default socket");
    }

    @Test
    void theNameDefaultOverridesTheCurrentContext() throws IOException {
        write(".docker/config.json", "{\"currentContext\":\"colima\"}");

        assertThat(find(Map.of("DOCKER_CONTEXT", "default")).source()).isEqualTo("the default socket");
    }

    @Test
    void aMissingContextIsAnErrorAndNeverTheDefaultSocket() throws IOException {
        write(".docker/config.json", "{\"currentContext\":\"colima\"}");

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> find(Map.of()))
                .withMessageContaining(
                        "no context [colima], which currentContext in [" + home + "/.docker/config.json]")
                .withMessageContaining(COLIMA + "/meta.json] is missing");
        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> find(Map.of("DOCKER_CONTEXT", "colima")))
                .withMessageContaining("which DOCKER_CONTEXT names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"auth\":\"hush", "hush", "[]", "{\"currentContext\":\"default\", hush}"})
    void aBrokenConfigIsAnErrorThatNamesTheFileAndQuotesNothing(String config) throws IOException {
        write(".docker/config.json", config);

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> find(Map.of()))
                .withMessageContaining("[" + home + "/.docker/config.json] is broken")
                .satisfies(e -> assertThat(e).hasNoCause())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
    }

    @Test
    void anUnreadableConfigIsAnError() throws IOException {
        Files.createDirectories(home.resolve(".docker/config.json"));

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> find(Map.of()))
                .withMessageContaining("/.docker/config.json] cannot be read");
    }

    @Test
    void aBrokenContextIsAnErrorThatNamesItsFile() throws IOException {
        Path meta = write(".docker/contexts/meta/" + COLIMA + "/meta.json", "{\"Name\":");

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> find(Map.of("DOCKER_CONTEXT", "colima")))
                .withMessageContaining("[" + meta + "] is broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Host\":\"\"}", "{\"Host\":null}"})
    void aContextWithoutADockerHostIsAnError(String endpoint) throws IOException {
        Path meta = context(endpoint);

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> find(Map.of("DOCKER_CONTEXT", "colima")))
                .withMessageContaining("[" + meta + "] lacks Endpoints.docker.Host");
    }

    @Test
    void aContextOverSshIsRefusedAndNamed() throws IOException {
        Path meta = context("{\"Host\":\"ssh://ann@build\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(Map.of("DOCKER_CONTEXT", "colima")))
                .withMessageStartingWith(
                        "Cannot parse dockerhost [ssh://ann@build] from the context [colima] in " + meta + ": ");
    }

    @Test
    void aContextBringsItsOwnTlsFiles() throws IOException {
        Path tls = Files.createDirectories(home.resolve(".docker/contexts/tls/" + COLIMA + "/docker"));
        context("{\"Host\":\"tcp://build\",\"SkipTLSVerify\":false}");
        assertThat(find(Map.of("DOCKER_CONTEXT", "colima")).tls()).isEqualTo(new EngineTls(tls, true));

        context("{\"Host\":\"tcp://build\",\"SkipTLSVerify\":true}");
        assertThat(find(Map.of("DOCKER_CONTEXT", "colima")).tls()).isEqualTo(new EngineTls(tls, false));
    }

    @Test
    void skipVerifyWithoutFilesIsStillTls() throws IOException {
        context("{\"Host\":\"tcp://build\",\"SkipTLSVerify\":true}");

        EngineEndpoint found = find(Map.of("DOCKER_CONTEXT", "colima"));

        assertThat(found.tls()).isEqualTo(new EngineTls(null, false));
        assertThat(found.uri()).hasToString("tcp://build:2376");
    }

    @Test
    void theTlsOfTheEnvironmentDoesNotReachAContextNorTheReverse() throws IOException {
        context("{\"Host\":\"tcp://build\",\"SkipTLSVerify\":false}");
        assertThat(find(Map.of("DOCKER_CONTEXT", "colima", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/c"))
                        .tls())
                .isNull();

        Files.createDirectories(home.resolve(".docker/contexts/tls/" + COLIMA + "/docker"));
        assertThat(find(Map.of("DOCKER_CONTEXT", "colima", "DOCKER_HOST", "tcp://h"))
                        .tls())
                .isNull();
    }

    private EngineEndpoint find(Map<String, String> environment) {
        return new EngineDiscovery(environment, home, 1000, everythingAnswers -> Optional.empty()).find();
    }

    private Path context(String endpoint) throws IOException {
        return write(".docker/contexts/meta/" + COLIMA + "/meta.json", meta(endpoint));
    }

    private static String meta(String endpoint) {
        return "{\"Name\":\"colima\",\"Metadata\":{\"Host\":\"tcp://wrong\"},\"Endpoints\":{\"docker\":" + endpoint
                + "}}";
    }

    private Path write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
