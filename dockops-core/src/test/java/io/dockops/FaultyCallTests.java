package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultProxy.Call;
import io.dockops.testing.FaultProxy.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is tried again where the engine answers 500 or the connection breaks, and what is not. */
@Timeout(90)
class FaultyCallTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("exhaust-call");

    private static final Predicate<Call> BUILD = calling("POST", "/build");
    private static final Predicate<Call> CREATE = calling("POST", "/containers/create");
    private static final Predicate<Call> START = calling("POST", "/containers/[^/]+/start");
    private static final Predicate<Call> STOP = calling("POST", "/containers/[^/]+/stop");
    private static final Predicate<Call> REMOVE = calling("DELETE", "/containers/[^/]+");
    private static final Predicate<Call> INSPECT = calling("GET", "/containers/[^/]+/json");
    private static final Predicate<Call> FIND = calling("GET", "/images/.+/json");

    private final FaultProxy proxy = FaultProxy.before(Path.of("/var/run/docker.sock"));
    private Dockops session;

    FaultyCallTests() throws IOException {}

    @BeforeEach
    void open() {
        session = Dockops.open(proxy.dockerhost());
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        proxy.close();
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private static Predicate<Call> calling(String method, String path) {
        return call -> call.is(method, path);
    }

    private RunningContainer running() {
        return session.containers()
                .run(ContainerSpec.builder(GROUPS.image("idle", "uno"))
                        .cmd("sleep", "600")
                        .build());
    }

    private long count(Predicate<Call> which) {
        return proxy.calls().stream().filter(which).count();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "STALL")
    void whatComesToTheSameIsTriedAgain(Fault fault) {
        proxy.failOnce(FIND, fault);
        proxy.failOnce(INSPECT, fault);
        proxy.failOnce(STOP, fault);
        proxy.failOnce(REMOVE, fault);

        assertThat(session.images().find("busybox")).isPresent();
        RunningContainer container = running();
        session.containers().stop(container.id());
        container.close();

        assertThat(count(STOP)).isEqualTo(2);
        assertThat(count(REMOVE)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSE", "CUT_BEFORE", "CUT_AFTER"})
    void aStartIsTriedAgainWhereTheConnectionBreaks(Fault fault) {
        proxy.failOnce(START, fault);

        assertThat(running().state().isRunning()).isTrue();
        assertThat(count(START)).isEqualTo(2);
    }

    @Test
    void aStartThatIsRefusedIsNotTriedAgain() {
        proxy.failOnce(START, Fault.ANSWER_500);

        assertThatThrownBy(this::running)
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("injected");
        assertThat(count(START)).isEqualTo(1);
    }

    @Test
    void aCreateThatIsRefusedIsNotTriedAgain() {
        proxy.failOnce(CREATE, Fault.ANSWER_500);

        assertThatThrownBy(this::running)
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining(GROUPS.group("idle"))
                .hasMessageContaining("injected");
        assertThat(count(CREATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"REFUSE, 2", "CUT_BEFORE, 2", "CUT_AFTER, 1"})
    void aCreateWhoseConnectionBreaksIsTriedAgainWhereItsContainerIsNotThere(Fault fault, int creates) {
        proxy.failOnce(CREATE, fault);

        running();

        assertThat(count(CREATE)).isEqualTo(creates);
        assertThat(GROUPS.containersLeft()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "STALL")
    void aBuildIsNeverTriedAgain(Fault fault) {
        String image = GROUPS.group("build") + ":uno";
        proxy.failOnce(BUILD, fault);

        assertThatThrownBy(() -> session.images()
                        .build(BuildSpec.dockerfile(GROUPS.from("busybox"), image)
                                .build()))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining(image)
                .hasMessageContaining(fault == Fault.ANSWER_500 ? "injected" : "the connection broke");
        assertThat(count(BUILD)).isEqualTo(1);
    }

    @Test
    void aStreamThatIsNotEvenBegunDoesNotTakeAsLongAsItMay() {
        proxy.failEach(calling("GET", "/_ping"), Fault.STALL);

        assertThatThrownBy(() -> session.images()
                        .build(BuildSpec.dockerfile(GROUPS.from("busybox"), GROUPS.group("build") + ":due")
                                .build()))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("did not answer [ping] within 10000 ms");
    }

    @Test
    void aRefusalThatStaysIsToldAfterTheThird() {
        proxy.failEach(FIND, Fault.ANSWER_500);

        assertThatThrownBy(() -> session.images().find("busybox"))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("busybox")
                .hasMessageContaining("injected");
        assertThat(count(FIND)).isEqualTo(3);
    }
}
