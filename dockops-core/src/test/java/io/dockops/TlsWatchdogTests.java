package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.engine.CertificateFiles;
import io.dockops.testing.EngineOnTls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left by a killed JVM whose engine is behind TLS. */
class TlsWatchdogTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("tls");

    @TempDir
    Path directory;

    private EngineOnTls engine;
    private Path certificates;
    private String image;

    @BeforeEach
    void begin() throws Exception {
        image = GROUPS.image("idle", "uno");
        CertificateFiles authority = new CertificateFiles("test authority");
        certificates = authority.write(directory.resolve("certificates"));
        engine = new EngineOnTls(authority.server(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    }

    @AfterEach
    void end() throws Exception {
        engine.close();
        GROUPS.removeContainersLeft();
    }

    private ChildJvm child(Map<String, String> environment, String option, String end) throws Exception {
        return ChildJvm.start(
                variables -> {
                    variables.put("DOCKER_HOST", engine.dockerhost());
                    variables.put("DOCKER_CERT_PATH", certificates.toString());
                    variables.putAll(environment);
                },
                List.of("-Ddockops.state=" + directory.resolve("state"), option),
                SessionMain.class,
                image,
                end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOCKER_TLS_VERIFY", "DOCKER_TLS"})
    void isRemovedByTheWatchdog(String variable) throws Exception {
        ChildJvm child = child(Map.of(variable, "1"), "-Dunused=", "halt").awaitReady();
        assertThat(child.awaitEnd()).isEqualTo(137);
        int before = engine.requests();

        awaitSweepAfter(child);

        assertThat(GROUPS.containersLeft()).isEmpty();
        assertThat(engine.requests()).isGreaterThan(before);
        assertThat(Files.readString(directory.resolve("state/watchdog.log"))).doesNotContain("Exception");
    }

    @Test
    void isRemovedByTheNextSessionWhereThereIsNoWatchdog() throws Exception {
        Map<String, String> verified = Map.of("DOCKER_TLS_VERIFY", "1");
        ChildJvm child = child(verified, "-Ddockops.watchdog=false", "halt").awaitReady();
        assertThat(child.awaitEnd()).isEqualTo(137);
        assertThat(GROUPS.containersLeft()).isNotEmpty();

        ChildJvm next = child(verified, "-Ddockops.watchdog=false", "wait").awaitReady();

        awaitSweepAfter(child);
        assertThat(GROUPS.containersLeft()).as("those of the living").hasSize(3);
        next.terminate();
        next.awaitEnd();
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    /** Its journal goes when all that it names is gone, its networks and volumes too. */
    private void awaitSweepAfter(ChildJvm dead) {
        String session = dead.output()
                .lines()
                .filter(line -> line.startsWith("session="))
                .findFirst()
                .orElseThrow()
                .substring("session=".length());
        await().until(() -> Files.notExists(directory.resolve("state/" + session + ".journal")));
    }
}
