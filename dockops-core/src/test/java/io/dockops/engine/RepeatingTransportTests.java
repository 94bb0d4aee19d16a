package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RepeatingTransportTests {

    private final StubTransport stub = new StubTransport();
    private final RepeatingTransport transport = new RepeatingTransport(stub);

    private int status(Method method, String path) {
        Request request = Request.builder().method(method).path(path).build();
        try (Response response = transport.execute(request)) {
            return response.getStatusCode();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /containers/web/json",
        "GET, /v1.41/images/test:uno/json",
        "DELETE, /containers/web?force=1&v=1",
        "POST, /containers/web/stop?t=3",
        "POST, /v1.41/containers/web/stop"
    })
    void whatComesToTheSameIsAskedAgain(Method method, String path) {
        stub.answer(500, "").fail(new SocketException("Broken pipe")).answer(200, "");

        assertThat(status(method, path)).isEqualTo(200);
        assertThat(stub.asked()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /containers/create?name=start",
        "POST, /containers/web/exec",
        "POST, /exec/web/start",
        "POST, /build?t=test:uno",
        "POST, /images/load",
        "PUT, /containers/web/archive?path=/"
    })
    void whatMayHaveBeenDoneIsNot(Method method, String path) {
        stub.answer(500, "");
        assertThat(status(method, path)).isEqualTo(500);

        stub.fail(new SocketException("Connection reset"));
        assertThatThrownBy(() -> status(method, path)).hasMessageContaining("Connection reset");

        assertThat(stub.asked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"/containers/web/start", "/v1.41/containers/web/start"})
    void aStartIsRepeatedWhereTheConnectionBreaks(String path) {
        stub.fail(new SocketException("Connection reset")).answer(304, "");

        assertThat(status(Method.POST, path)).isEqualTo(304);
    }

    @Test
    void aStartThatIsRefusedIsNot() {
        stub.answer(500, "port is already allocated");

        assertThat(status(Method.POST, "/containers/web/start")).isEqualTo(500);
    }

    @Test
    void theThirdRefusalIsTheAnswer() {
        stub.answer(500, "").answer(500, "").answer(500, "");

        assertThat(status(Method.GET, "/containers/web/json")).isEqualTo(500);
    }

    @Test
    void theThirdBreakIsTheFailure() {
        stub.fail(new IOException("first")).fail(new IOException("second")).fail(new IOException("third"));

        assertThatThrownBy(() -> status(Method.GET, "/info")).hasMessageContaining("third");
    }

    @ParameterizedTest
    @MethodSource("notBroken")
    void whereNobodyIsReachedNobodyIsAskedAgain(IOException failure) {
        stub.fail(failure);

        assertThatThrownBy(() -> status(Method.GET, "/_ping")).hasCause(failure);
        assertThat(stub.asked()).hasSize(1);
    }

    private static Stream<IOException> notBroken() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("No such file or directory"),
                new BindException("Permission denied"),
                new UnknownHostException("engine"),
                new InterruptedIOException("Connection has been shut down"));
    }

    @Test
    void anyOtherStatusIsAnAnswer() {
        stub.answer(503, "").answer(404, "");

        assertThat(status(Method.GET, "/info")).isEqualTo(503);
        assertThat(status(Method.GET, "/info")).isEqualTo(404);
    }
}
