package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTests {

    private static JsonObject read(String json) throws IOException {
        return JsonObject.read(StubTransport.body(json));
    }

    @Test
    void valuesAreFoundByTheirPath() throws IOException {
        JsonObject object = read(
                "{\"a\":{\"b\":{\"text\":\"x\",\"number\":7,\"flag\":true,\"list\":[\"y\",\"z\"],\"many\":[{\"c\":1}]}}}");

        assertThat(object.text("a", "b", "text")).isEqualTo("x");
        assertThat(object.number("a", "b", "number")).isEqualTo(7);
        assertThat(object.flag("a", "b", "flag")).isTrue();
        assertThat(object.texts("a", "b", "list")).containsExactly("y", "z");
        assertThat(object.objects("a", "b", "many").stream().map(one -> one.number("c")))
                .containsExactly(1L);
        assertThat(object.object("a", "b").text("text")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"a\":null}", "{\"a\":{\"b\":null}}", "{\"a\":7}", "{\"a\":[]}", "[]", "null", "7", ""})
    void whatIsMissingNullOrOfAnotherTypeIsEmpty(String json) throws IOException {
        JsonObject object = read(json);

        assertThat(object.text("a", "b")).isEmpty();
        assertThat(object.number("a", "b")).isZero();
        assertThat(object.flag("a", "b")).isFalse();
        assertThat(object.texts("a", "b")).isEmpty();
        assertThat(object.objects("a", "b")).isEmpty();
        assertThat(object.object("a", "b").fields()).isEmpty();
    }

    @Test
    void unknownFieldsAndValuesDoNoHarm() throws IOException {
        JsonObject object = read("{\"new\":{\"deep\":[[1,{\"x\":null}],2.5]},\"huge\":18446744073709551615,"
                + "\"tiny\":1e-400,\"a\":\"b\"}");

        assertThat(object.text("a")).isEqualTo("b");
        assertThat(object.text("huge")).isEqualTo("18446744073709551615");
    }

    @Test
    void anAnswerThatIsCutIsAnError() {
        assertThatThrownBy(() -> read("{\"a\":{\"b\":")).isInstanceOf(IOException.class);
    }

    @Test
    void anInspectWithUnknownValuesIsRead() throws IOException {
        ContainerFacts facts = ContainerFacts.of(read("""
                {"Id":"01","Name":"/web","Image":"sha256:02","State":{"Status":"frobnicating","ExitCode":137,
                "OOMKilled":true,"Error":"","New":[]},"Config":{"Image":"test:uno","Labels":{"a":"b"}},
                "HostConfig":{"CapAdd":["CAP_OF_NEXT_YEAR"]},"Mounts":[{"Type":"cloud"}],
                "NetworkSettings":{"Ports":{"1337/tcp":[{"HostIp":"127.0.0.1","HostPort":"49153"}],"53/udp":null,
                "9/quic":[{"HostIp":"","HostPort":"9"}],"80/tcp":[]},
                "Networks":{"bridge":{"IPAddress":"172.17.0.2","Gateway":"172.17.0.1"},"none":null}}}
                """));

        assertThat(facts.name()).isEqualTo("web");
        assertThat(facts.status()).isEqualTo("frobnicating");
        assertThat(facts.exitCode()).isEqualTo(137);
        assertThat(facts.outOfMemory()).isTrue();
        assertThat(facts.labels()).containsEntry("a", "b");
        assertThat(facts.ports())
                .containsExactlyInAnyOrder(
                        new ContainerFacts.PublishedPort(1337, "tcp", "127.0.0.1", 49_153),
                        new ContainerFacts.PublishedPort(9, "quic", "", 9));
        assertThat(facts.networks()).contains(new ContainerFacts.NetworkAddress("172.17.0.2", "172.17.0.1"));
    }

    @Test
    void theLastRunOfAHealthCheckIsRead() throws IOException {
        ContainerFacts facts = ContainerFacts.of(read("""
                {"State": {"Status": "running", "Health": {"Status": "unhealthy", "FailingStreak": 2, "Log": [
                    {"ExitCode": 1, "Output": "first"}, {"ExitCode": 1, "Output": "last"}]}}}"""));

        assertThat(facts.health()).contains(new ContainerFacts.Health("unhealthy", "last"));
    }

    @Test
    void aHealthCheckThatHasNotRunYetHasNoOutput() throws IOException {
        assertThat(ContainerFacts.of(read("{\"State\": {\"Health\": {\"Status\": \"starting\", \"Log\": null}}}"))
                        .health())
                .contains(new ContainerFacts.Health("starting", ""));
    }

    @Test
    void whereThereIsNoHealthCheckThereIsNoHealth() throws IOException {
        assertThat(ContainerFacts.of(read("{\"State\": {\"Health\": {\"Status\": \"none\"}}}"))
                        .health())
                .isEmpty();
        assertThat(ContainerFacts.of(read("{\"State\": {\"Status\": \"running\"}}"))
                        .health())
                .isEmpty();
    }
}
