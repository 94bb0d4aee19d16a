package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StartPathTests {

    private final StubTransport stub = new StubTransport();
    private final StartPath path = new StartPath(stub);

    @Test
    void namesAndIdsDoNotChangeWhatIsAsked() {
        stub.answer(404, "").answer(404, "").answer(404, "");

        path.findImage("localhost:5000/a/b:uno?x=y");
        path.inspect("a/../b?x");
        path.remove("a/b");

        assertThat(stub.asked())
                .containsExactly(
                        "GET /images/localhost%3A5000/a/b%3Auno%3Fx%3Dy/json",
                        "GET /containers/a%2F..%2Fb%3Fx/json", "DELETE /containers/a%2Fb?force=1&v=1");
    }

    @Test
    void whatIsNotThereIsNothing() {
        stub.answer(404, "").answer(404, "").answer(404, "");

        assertThat(path.findImage("test:uno")).isEmpty();
        assertThat(path.inspect("web")).isEmpty();
        assertThat(path.remove("web")).isTrue();
    }

    @Test
    void aStartOfWhatRunsIsSuccess() {
        stub.answer(304, "");

        path.start("web");

        assertThat(stub.asked()).containsExactly("POST /containers/web/start");
    }

    @Test
    void aRemovalInProgressIsNoneOfOurs() {
        stub.answer(409, "{\"message\":\"removal of container web is already in progress\"}");

        assertThat(path.remove("web")).isFalse();
    }

    @Test
    void anyOtherConflictIsARefusal() {
        stub.answer(409, "{\"message\":\"you cannot remove it\"}");

        assertThatThrownBy(() -> path.remove("web"))
                .isInstanceOf(EngineRefusal.class)
                .hasMessageContaining("status 409: you cannot remove it");
    }

    @Test
    void anAnswerThatIsCutIsTheEnginesFailure() {
        stub.answer(200, "{\"Id\":\"01\",\"State\":{");

        assertThatThrownBy(() -> path.inspect("web"))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining("[GET /containers/web/json] could not be read");
    }

    @Test
    void anAnswerWhoseConnectionBreaksIsTheEnginesFailure() {
        stub.answer(200, StubTransport.broken("Connection reset"));

        assertThatThrownBy(() -> path.findImage("test:uno"))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining("Connection reset");
    }
}
