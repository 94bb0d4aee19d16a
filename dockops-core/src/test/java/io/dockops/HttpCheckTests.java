package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpCheckTests {

    private final HttpCheck check = HttpCheck.get("/health");

    @Test
    void withoutMoreItIsAGetThatWantsNoError() {
        assertThat(check).isEqualTo(HttpCheck.get("/health")).hasToString("GET /health");
        assertThat(check.statuses()).isEmpty();
        assertThat(check.withPort(8080).withMethod("HEAD")).hasToString("HEAD /health on port 8080");
    }

    @Test
    void badPathsAreRefused() {
        refused(() -> HttpCheck.get("health"), "Bad path [health]: it must begin with a slash");
        for (String bad : List.of("/a b", "/a\r\nHost: x", "/zwölf")) {
            refused(() -> HttpCheck.get(bad), "Bad path [" + bad + "]: write it as in a URL");
        }
    }

    @Test
    void methodsThatCantBeSentAreRefused() {
        for (String bad : List.of("PATCH", "get", "", "GET /x")) {
            refused(() -> check.withMethod(bad), "Bad method [" + bad + "]: it must be one of [GET, HEAD, POST, PUT");
        }
    }

    @Test
    void headersThatCantBeSentAreRefused() {
        refused(() -> check.withHeader("", "x"), "Bad name of a header []");
        refused(() -> check.withHeader("a:b", "x"), "Bad name of a header [a:b]");
        refused(() -> check.withHeader("Host", "x"), "The header [Host] can't be sent");
        assertThatThrownBy(() -> check.withHeader("Token", "secret\r\nx"))
                .hasMessageContaining("Bad value of the header [Token]")
                .hasMessageNotContaining("secret");
    }

    @Test
    void otherBadValuesAreRefused() {
        refused(() -> check.withPort(70_000), "[70000] is out of range");
        refused(() -> check.withStatus(20), "Bad status [20]");
        refused(() -> check.withBody("("), "Bad pattern [(]");
        refused(() -> check.withBody("x").withMethod("HEAD"), "The answer to HEAD has no body in which [x]");
    }

    private static void refused(Runnable attempt, String message) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
