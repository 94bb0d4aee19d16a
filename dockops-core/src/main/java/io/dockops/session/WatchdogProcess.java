package io.dockops.session;

import io.dockops.engine.EngineEndpoint;
import io.dockops.engine.EngineTls;
import io.dockops.watchdog.Watchdog;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the watchdog where nothing that ends this JVM reaches it. It is in a session of its own, for kills of a process
 * group, and its parent is gone, for kills of a process tree; it has nothing of this JVM's environment, by which CI
 * runners find what they kill, nor of its directory, input and output.
 */
final class WatchdogProcess {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData");
    private static final String NOTHING = ":";

    /**
     * The shell leaves at once, and what stays is nobody's child. The program takes the processor for a moment just when the
     * first container is started; so it comes a second later, and not at all where the session is over by then and
     * neither it nor an earlier one has left a journal. Those of later ones are theirs to see to.
     */
    private static final String DETACH = """
            state=$1; sleep=$2; shift 2
            journals=
            for journal in "$state"/*.journal; do
                journals="$journals$journal
            "
            done
            later() {
                "$sleep" 1
                IFS='
            '
                set -f
                for journal in $journals; do
                    [ -e "$journal" ] && exec "$@"
                done
            }
            later "$@" </dev/null >>"$state/watchdog.log" 2>&1 &
            """;

    /** A session of its own where there is no setsid(1), as on macOS. */
    private static final String SETSID_IN_PERL = "use POSIX; POSIX::setsid() or die $!; exec @ARGV or die $!";

    private static final long LONGEST_SECONDS = 10;

    private WatchdogProcess() {}

    /**
     * Start it, and return once nothing reaches it any more; it need not run yet.
     *
     * @throws IOException if there is no way to start it here; the message says what is missing
     */
    static void start(Path state, String session, EngineEndpoint endpoint) throws IOException, InterruptedException {
        Path log = state.resolve("watchdog.log");
        List<String> command = new ArrayList<>(ownSession());
        command.addAll(List.of(
                program("sh"),
                "-c",
                DETACH,
                "sh",
                state.toString(),
                found("sleep").orElse(NOTHING),
                java()));
        command.addAll(SMALL);
        command.addAll(main(endpoint));
        command.addAll(List.of(state.toString(), session, endpoint.uri().toString()));
        command.addAll(tls(endpoint));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        Process shell = builder.start();
        if (!shell.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            shell.destroyForcibly();
            throw new IOException("it did not start within " + LONGEST_SECONDS + " s");
        }
        if (shell.exitValue() != 0) {
            throw new IOException("its start ended with code " + shell.exitValue() + "; see [" + log + "]");
        }
    }

    /** Without TLS there is so little to do that compiling it costs more than it saves. */
    private static List<String> main(EngineEndpoint endpoint) throws IOException {
        return endpoint.tls() == null
                ? List.of("-Xmx16m", "-Xint", "-cp", ownClasses(), Watchdog.class.getName())
                : List.of(
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClientWatchdog.class.getName());
    }

    private static List<String> tls(EngineEndpoint endpoint) {
        EngineTls tls = endpoint.tls();
        if (tls == null) {
            return List.of();
        }
        String verified = String.valueOf(tls.verified());
        Path certificates = tls.directory();
        return certificates == null
                ? List.of(verified)
                : List.of(verified, certificates.toAbsolutePath().toString());
    }

    private static List<String> ownSession() throws IOException {
        Optional<String> setsid = found("setsid");
        return setsid.isPresent() ? List.of(setsid.get()) : List.of(program("perl"), "-e", SETSID_IN_PERL);
    }

    private static String program(String name) throws IOException {
        Optional<String> found = found(name);
        if (found.isEmpty()) {
            throw new IOException("there is no " + name + " on the PATH");
        }
        return found.get();
    }

    private static Optional<String> found(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return Optional.of(Path.of(directory, program).toString());
            }
        }
        return Optional.empty();
    }

    private static String java() throws IOException {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new IOException("there is no [" + java + "]");
        }
        return java.toString();
    }

    /** The jar or directory that this class is in has all that the program needs. */
    private static String ownClasses() throws IOException {
        try {
            return Path.of(Watchdog.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException | RuntimeException e) {
            throw new IOException("the classes of dockops are in no file of their own", e);
        }
    }
}
