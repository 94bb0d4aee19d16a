package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.StubTransport;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that tells the end of a container before its cause. */
@Timeout(20)
class MemoryKillTests {

    private static final String TIME = "{\"SystemTime\":\"2026-11-26T02:00:00.5Z\"}";
    private static final ContainerSpec LIMITED =
            ContainerSpec.builder("test:uno").memory(8 << 20).build();

    private final StubTransport stub = new StubTransport().ping("1.41");
    private final Engine engine = stub.engine();

    @Test
    void aCauseThatIsToldAfterTheEndIsAwaited() {
        ContainerFacts ended = ended(137);
        remembered("create", "start", "die");
        remembered("create", "start", "die", "oom");

        assertThat(MemoryKill.awaited(engine, LIMITED, ended).exit()).startsWith("exit code 137 (killed for memory; ");
    }

    @Test
    void whoeverWasKilledBySomebodyIsNotWaitedFor() {
        ContainerFacts ended = ended(137);
        remembered("create", "start", "kill", "die");

        assertThat(MemoryKill.awaited(engine, LIMITED, ended)).isSameAs(ended);
    }

    @Test
    void whatHappenedBeforeTheLastStartDoesNotCount() {
        ContainerFacts ended = ended(137);
        remembered("create", "start", "kill", "die", "start", "oom", "die");

        assertThat(MemoryKill.awaited(engine, LIMITED, ended).outOfMemory()).isTrue();
    }

    @Test
    void anotherExitCodeAndAContainerWithoutALimitAreNotAskedAbout() {
        ContainerFacts failed = ended(1);
        assertThat(MemoryKill.awaited(engine, LIMITED, failed)).isSameAs(failed);

        ContainerFacts unlimited = ended(137);
        assertThat(MemoryKill.awaited(engine, ContainerSpec.builder("test:uno").build(), unlimited))
                .isSameAs(unlimited);
        assertThat(stub.asked()).noneMatch(call -> call.contains("/events"));
    }

    @Test
    void anEngineThatDoesNotTellLeavesItAtThat() {
        ContainerFacts ended = ended(137);
        stub.answer(404, "{\"message\":\"page not found\"}");

        assertThat(MemoryKill.awaited(engine, LIMITED, ended)).isSameAs(ended);
    }

    private ContainerFacts ended(int exitCode) {
        stub.answer(
                200,
                "{\"Id\":\"0123\",\"Name\":\"/uno\",\"State\":{\"Status\":\"exited\",\"ExitCode\":" + exitCode
                        + ",\"OOMKilled\":false}}");
        return engine.inspectContainer("0123").orElseThrow();
    }

    private void remembered(String... actions) {
        stub.answer(200, TIME)
                .answer(
                        200,
                        Arrays.stream(actions)
                                .map(action -> "{\"Action\":\"" + action + "\",\"timeNano\":1,\"Actor\":{}}")
                                .collect(Collectors.joining("\n")));
    }
}
