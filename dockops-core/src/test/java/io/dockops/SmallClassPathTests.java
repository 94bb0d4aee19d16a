package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.engine.CertificateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What users have on their class path: not the libraries that only TLS needs. */
class SmallClassPathTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("small");

    private static final List<String> FOR_TLS_ALONE =
            List.of("docker-java-transport-zerodep", "jna-", "bcpkix-", "bcprov-", "bcutil-");

    @TempDir
    Path directory;

    /** Runs a session that makes and removes containers, a network and a volume, and gives what it said. */
    private String session(String dockerHost, String certificates) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Ddockops.state=" + directory.resolve("state"),
                        "-cp",
                        smallClassPath(),
                        SessionMain.class.getName(),
                        GROUPS.image("idle", "uno"),
                        "close")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (!dockerHost.isEmpty()) {
            builder.environment().put("DOCKER_HOST", dockerHost);
            builder.environment().put("DOCKER_TLS_VERIFY", "1");
            builder.environment().put("DOCKER_CERT_PATH", certificates);
        }
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + "\n" + Files.readString(output);
    }

    private static String smallClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> FOR_TLS_ALONE.stream()
                        .noneMatch(library ->
                                Path.of(entry).getFileName().toString().startsWith(library)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void isEnoughForASocket() throws Exception {
        assertThat(session("", "")).startsWith("0\n").contains(ChildJvm.READY);
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void tellsWhatTlsNeeds() throws Exception {
        Path certificates = new CertificateFiles("test authority").write(directory.resolve("certificates"));

        assertThat(session("tcp://127.0.0.1:2376", certificates.toString()))
                .startsWith("1\n")
                .contains(
                        "The engine at [tcp://127.0.0.1:2376], from DOCKER_HOST is to be reached with TLS, which needs"
                                + " libraries that are not on the class path")
                .contains("add com.github.docker-java:docker-java-transport-zerodep in docker-java's version, and"
                        + " org.bouncycastle:bcpkix-jdk18on");
    }
}
