package io.dockops.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import io.dockops.Dockops;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real engine of a test's own, for what is done to a whole engine: with a network and mounts of its own, so that
 * neither the host's {@code docker0} nor other people's containers are touched. It has the image busybox, and needs root and
 * {@code dockerd}.
 */
public final class PrivateEngine implements BeforeAllCallback, AfterAllCallback {

    private static final Duration READY = Duration.ofSeconds(20);

    private final Thread hook = new Thread(this::kill);
    private final String dataMount;
    private Path home;
    private Process dockerd;

    public PrivateEngine() {
        this("");
    }

    private PrivateEngine(String dataMount) {
        this.dataMount = dataMount;
    }

    /** One whose images and containers have so many megabytes; they are gone when it is stopped. */
    public static PrivateEngine withDisk(int megabytes) {
        return new PrivateEngine("mount -t tmpfs -o size=" + megabytes + "m disk \"$1/data\" && ");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (isNested(context)) {
            return;
        }
        home = Files.createTempDirectory("dockops-engine-");
        Files.createDirectory(home.resolve("data"));
        Runtime.getRuntime().addShutdownHook(hook);
        start();
        load("busybox");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        if (isNested(context)) {
            return;
        }
        stop();
        Runtime.getRuntime().removeShutdownHook(hook);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A nested class inherits the extension, and lives within the outer one's time. */
    private static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().isMemberClass();
    }

    /** Starts the engine, also once more after a stop or a kill; its images and containers are still there then. */
    public void start() throws IOException {
        // One process all the way: unshare and sh become dockerd, so that its id is the one to end.
        dockerd = new ProcessBuilder(
                        "unshare",
                        "--net",
                        "--mount",
                        "sh",
                        "-c",
                        "ip link set lo up && " + dataMount
                                + "exec dockerd --host \"unix://$1/docker.sock\" --data-root \"$1/data\""
                                + " --exec-root \"$1/exec\" --pidfile \"$1/dockerd.pid\"",
                        "dockerd",
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        await().atMost(READY).pollInterval(Duration.ofMillis(20)).until(this::answers);
    }

    private boolean answers() throws IOException {
        assertThat(dockerd.isAlive())
                .as(() -> "dockerd runs; its log:\n" + read(log()))
                .isTrue();
        try (DockerClient client = client()) {
            client.pingCmd().exec();
            return true;
        } catch (RuntimeException e) {
            return false; // not yet
        }
    }

    /** Ends the engine as a service manager does. */
    public void stop() throws InterruptedException {
        dockerd.destroy();
        if (!dockerd.waitFor(15, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Ends the engine as the kernel does when memory runs out, containers and all. */
    public void kill() {
        dockerd.descendants().forEach(ProcessHandle::destroyForcibly);
        dockerd.destroyForcibly();
    }

    public String dockerhost() {
        return "unix://" + socket();
    }

    public Path socket() {
        return home.resolve("docker.sock");
    }

    public DockerClient client() {
        return Dockops.createDocker(dockerhost());
    }

    /** Tells that it has no container, no network but the three of each engine, and no volume. */
    public void assertNothingLeft() {
        try (DockerClient client = client()) {
            assertThat(client.listContainersCmd().withShowAll(true).exec())
                    .as("containers")
                    .isEmpty();
            assertThat(client.listNetworksCmd().exec())
                    .as("networks")
                    .extracting(Network::getName)
                    .containsExactlyInAnyOrder("bridge", "host", "none");
            assertThat(client.listVolumesCmd().exec().getVolumes())
                    .as("volumes")
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return home.resolve("dockerd.log");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Gives it an image of the shared engine, as there is no registry to pull from. */
    private void load(String image) throws IOException {
        try (DockerClient shared = Dockops.createDocker();
                DockerClient own = client();
                InputStream saved = shared.saveImageCmd(image).exec()) {
            own.loadImageCmd(saved).exec();
        }
    }

    /**
     * Does work on a thread in the engine's network, where its published ports and its containers' addresses are
     * reached.
     */
    public <T> T inItsNetwork(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            enterNetwork();
            return work.call();
        });
        Thread thread = new Thread(task, "in-private-network"); // ends with its work: the network is the thread's own
        thread.start();
        return task.get();
    }

    private void enterNetwork() {
        int file = C.LIBRARY.open("/proc/" + dockerd.pid() + "/ns/net", 0);
        try {
            C.LIBRARY.setns(file, 0);
        } finally {
            C.LIBRARY.close(file);
        }
    }

    /** What the JDK has no words for. */
    private interface C extends Library {
        C LIBRARY = Native.load("c", C.class);

        int open(String path, int flags) throws LastErrorException;

        int setns(int file, int type) throws LastErrorException;

        int close(int file) throws LastErrorException;
    }
}
