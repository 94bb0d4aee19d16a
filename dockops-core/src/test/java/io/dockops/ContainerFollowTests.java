package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dockops.EventSource.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A log is followed from its start, line by line. */
@Timeout(90)
class ContainerFollowTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("session-follow");

    private final Dockops session = Dockops.open();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        session.close();
    }

    private RunningContainer running(String script) {
        return session.containers()
                .run(ContainerSpec.builder(GROUPS.image("follow", "uno"))
                        .cmd("sh", "-c", script)
                        .build());
    }

    private static boolean isFollowing() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("docker-java-stream"));
    }

    @Test
    void earlierAndLaterLinesComeWithoutTheirEnds() {
        RunningContainer container =
                running("printf 'one\\r\\nzwölf\\n'; while [ ! -e /go ]; do sleep 0.05; done; echo three; sleep 600");
        await().until(() -> container.logs().contains("zwölf"));

        try (Subscription following = container.follow(lines::add)) {
            assertThat(following).isNotNull();
            await().untilAsserted(() -> assertThat(lines).containsExactly("one", "zwölf"));
            container.exec("touch", "/go");
            await().untilAsserted(() -> assertThat(lines).containsExactly("one", "zwölf", "three"));
        }
        await().until(() -> !isFollowing());
    }

    @Test
    void theEndOfTheContainerIsNoFailure() {
        List<DockopsEvent> events = new CopyOnWriteArrayList<>();
        RunningContainer container = running("echo one; while [ ! -e /go ]; do sleep 0.05; done");
        session.containers().onEvent(events::add);
        container.follow(lines::add);
        await().untilAsserted(() -> assertThat(lines).containsExactly("one"));
        container.exec("touch", "/go");

        await().until(() -> !isFollowing());
        assertThat(events).extracting(DockopsEvent::level).doesNotContain(EventLevel.WARN);
    }

    @Test
    void nothingComesAfterItIsClosed() {
        RunningContainer container = running("i=0; while :; do i=$((i+1)); echo $i; sleep 0.01; done");
        Subscription following = container.follow(lines::add);
        await().until(() -> lines.size() > 3);

        following.close();
        following.close();

        await().until(() -> !isFollowing());
        int given = lines.size();
        String later = container.logs();
        await().until(() -> container.logs().length() > later.length());
        assertThat(lines).hasSize(given);
    }

    @Test
    void aConsumerThatThrowsIsToldAsAnEventAndEndsTheFollowing() {
        List<DockopsEvent> events = new CopyOnWriteArrayList<>();
        RunningContainer container = running("echo one; echo two; sleep 600");
        session.containers().onEvent(events::add);

        container.follow(line -> {
            lines.add(line);
            throw new IllegalStateException("the test's own");
        });

        await().untilAsserted(() -> assertThat(events)
                .filteredOn(event -> event.level() == EventLevel.WARN)
                .singleElement()
                .satisfies(event -> assertThat(event.message()).contains(container.name(), "the test's own")));
        assertThat(lines).containsExactly("one");
        await().until(() -> !isFollowing());
    }

    @Test
    void aContainerThatIsGoneCanNotBeFollowed() {
        RunningContainer gone = running("sleep 600");
        gone.close();

        assertThatThrownBy(() -> gone.follow(lines::add))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("Following the log of container [" + gone.name() + "] failed")
                .hasMessageContaining("No such container");
    }
}
