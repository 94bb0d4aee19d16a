package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import io.dockops.junit.ChildJvm;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A JVM that is killed while the engine creates a container for it. */
class KilledAtCreateTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @Test
    void whatTheEngineCreatesAfterTheKillIsRemoved() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        CompletableFuture<ChildJvm> child = new CompletableFuture<>();
        try (DockerClient client = ENGINE.client();
                ResultCallback<Event> listening = client.eventsCmd()
                        .withSince("1") // however late the stream begins
                        .withEventTypeFilter(EventType.CONTAINER)
                        .exec(new Actions(events));
                FaultProxy proxy = FaultProxy.before(ENGINE.socket())) {
            assertThat(listening).isNotNull();
            proxy.doOnce(call -> call.is("POST", "/containers/create"), () -> kill(child.join()));
            try (ChildJvm started = ChildJvm.withDockerHost(proxy.dockerhost(), AnyCase.class)) {
                child.complete(started);

                await().atMost(PATIENCE).until(() -> events.contains("destroy"));
            }
            assertThat(events).containsExactly("create", "destroy");
            ENGINE.assertNothingLeft();
            FaultTable.saw(
                    "JVM dies during create",
                    "Nothing: the engine has done the " + events.get(0)
                            + " all the same, and the watchdog has removed the container");
        }
    }

    private static void kill(ChildJvm child) {
        try {
            child.signal("KILL");
            child.awaitEnd();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Actions extends ResultCallback.Adapter<Event> {

        private final List<String> actions;

        Actions(List<String> actions) {
            this.actions = actions;
        }

        @Override
        public void onNext(Event event) {
            actions.add(event.getAction());
        }
    }

    @RunContainer(
            image = "busybox",
            cmd = {"sleep", "600"})
    static class AnyCase {

        @Test
        void never() {}
    }
}
