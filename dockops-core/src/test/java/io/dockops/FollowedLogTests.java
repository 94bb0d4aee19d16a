package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However a wait for the log ends, the stream behind it does: neither its connection nor its thread is left. */
@Timeout(60)
class FollowedLogTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("wait-log");

    private static String busybox;

    private final Set<Thread> before = streamThreads();
    private final CountingTransport transport = new CountingTransport(RecordingTransport.toTheEngine());
    private final DockerClient docker = RecordingTransport.client(transport);
    private final Containers containers = new Containers(docker);

    @BeforeAll
    static void buildImage() {
        busybox = GROUPS.image("sh", "plain");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (docker) {
            assertThat(transport.followed).hasPositiveValue();
            awaitNoStream();
        }
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private void awaitNoStream() {
        await().untilAsserted(() -> {
            assertThat(transport.open).hasValue(0);
            assertThat(streamThreads()).isSubsetOf(before);
        });
    }

    private static Set<Thread> streamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-java-stream"))
                .collect(Collectors.toSet());
    }

    private static ContainerSpec spec(String script, WaitFor... waits) {
        return ContainerSpec.builder(busybox)
                .cmd("sh", "-c", script)
                .waitFor(waits)
                .startTimeout(Duration.ofSeconds(2))
                .build();
    }

    @Test
    void ofAWaitThatIsOver() {
        ContainerSpec spec = spec("echo up; echo down; sleep 600", WaitFor.log("up"), WaitFor.log("down"));
        try (RunningContainer container = containers.run(spec)) {
            awaitNoStream(); // while it runs, since its end would end the streams too
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @Test
    void ofAWaitThatTimedOut() {
        assertThatThrownBy(() -> containers.run(spec("sleep 600", WaitFor.log("up"))))
                .isInstanceOf(ReadinessException.class);
    }

    @Test
    void ofAContainerThatEnded() {
        assertThatThrownBy(() -> containers.run(spec("sleep 0.2", WaitFor.log("up"))))
                .isInstanceOf(ContainerStartException.class);
    }

    @Test
    void ofAWaitThatWasInterruptedBeforeTheStreamBegan() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> containers.run(spec("sleep 600", WaitFor.log("up"))))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Counts the logs that are followed, and how many of the answers are still open. */
    private static final class CountingTransport implements DockerHttpClient {

        private final DockerHttpClient transport;
        private final AtomicInteger followed = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();

        CountingTransport(DockerHttpClient transport) {
            this.transport = transport;
        }

        @Override
        public Response execute(Request request) {
            Response response = transport.execute(request);
            if (!request.path().contains("/logs") || !request.path().contains("follow=true")) {
                return response;
            }
            followed.incrementAndGet();
            open.incrementAndGet();
            return new Counted(response, new AtomicInteger(), open);
        }

        @Override
        public void close() throws IOException {
            transport.close();
        }
    }

    private record Counted(DockerHttpClient.Response response, AtomicInteger closed, AtomicInteger open)
            implements DockerHttpClient.Response {

        @Override
        public int getStatusCode() {
            return response.getStatusCode();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return response.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return response.getBody();
        }

        @Override
        public void close() {
            response.close();
            if (closed.getAndIncrement() == 0) {
                open.decrementAndGet();
            }
        }
    }
}
