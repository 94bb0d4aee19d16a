package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerRequestTests {

    private static String json(ContainerSpec spec, Map<String, String> ownLabels) {
        return new String(new ContainerRequest(spec, ownLabels).json(), StandardCharsets.UTF_8);
    }

    @Test
    void anImageAloneLeavesTheRestToIt() {
        assertThat(json(ContainerSpec.of("test:uno"), Map.of()))
                .isEqualTo("{\"Image\":\"test:uno\",\"Labels\":{},\"ExposedPorts\":{},"
                        + "\"HostConfig\":{\"PortBindings\":{}}}");
    }

    @Test
    void eachAttributeHasItsPlace() {
        ContainerSpec spec = ContainerSpec.builder("test:uno")
                .env("MODE", "a=\"b\"")
                .cmd("httpd", "-f")
                .entrypoint("/bin/sh")
                .workdir("/www")
                .user("1:2")
                .build();

        assertThat(json(spec, Map.of()))
                .contains("\"Env\":[\"MODE=a=\\\"b\\\"\"]")
                .contains("\"Cmd\":[\"httpd\",\"-f\"]")
                .contains("\"Entrypoint\":[\"/bin/sh\"]")
                .contains("\"WorkingDir\":\"/www\"")
                .contains("\"User\":\"1:2\"");
    }

    @Test
    void aPortIsExposedAndBoundAndMayBeBoundTwice() {
        ContainerSpec spec = ContainerSpec.builder("test:uno")
                .port("1337")
                .port("0.0.0.0:80:1337")
                .port("53/udp")
                .build();

        assertThat(json(spec, Map.of()))
                .contains("\"ExposedPorts\":{\"1337/tcp\":{},\"53/udp\":{}}")
                .contains("\"1337/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"},"
                        + "{\"HostIp\":\"0.0.0.0\",\"HostPort\":\"80\"}]")
                .contains("\"53/udp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]");
    }

    @Test
    void theSessionsLabelsComeOnTop() {
        ContainerSpec spec =
                ContainerSpec.builder("test:uno").label("team", "blue").build();

        assertThat(json(spec, Map.of("io.dockops.session", "x")))
                .contains("\"Labels\":{\"team\":\"blue\",\"io.dockops.session\":\"x\"}");
    }

    @Test
    void aRangeOfHostPortsIsTheEnginesToPickFrom() {
        ContainerSpec spec = ContainerSpec.builder("test:uno")
                .port("8000-8010:80")
                .port("9000-9001:90-91")
                .build();

        assertThat(json(spec, Map.of()))
                .contains("\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8000-8010\"}]")
                .contains("\"90/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"9000\"}]")
                .contains("\"91/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"9001\"}]");
    }

    @Test
    void aNetworkIsTheHostsAndItsAliasesAreTheEndpoints() {
        ContainerSpec alone = ContainerSpec.builder("test:uno").network("blue").build();
        ContainerSpec known = alone.toBuilder().network("blue", "db", "cache").build();

        assertThat(json(alone, Map.of())).contains("\"NetworkMode\":\"blue\"").doesNotContain("NetworkingConfig");
        assertThat(json(known, Map.of()))
                .endsWith("\"NetworkMode\":\"blue\"},\"NetworkingConfig\":{\"EndpointsConfig\":"
                        + "{\"blue\":{\"Aliases\":[\"db\",\"cache\"]}}}}");
    }

    @Test
    void mountsHaveASourceWhereTheyHaveOne() {
        ContainerSpec spec = ContainerSpec.builder("test:uno")
                .mount(Mount.bind("/a", "/b").asReadOnly())
                .mount(Mount.volume("data", "/c"))
                .mount(Mount.volume("", "/d"))
                .mount(Mount.tmpfs("/e"))
                .build();

        assertThat(json(spec, Map.of()))
                .contains("\"Mounts\":["
                        + "{\"Type\":\"bind\",\"Source\":\"/a\",\"Target\":\"/b\",\"ReadOnly\":true},"
                        + "{\"Type\":\"volume\",\"Source\":\"data\",\"Target\":\"/c\",\"ReadOnly\":false},"
                        + "{\"Type\":\"volume\",\"Target\":\"/d\",\"ReadOnly\":false},"
                        + "{\"Type\":\"tmpfs\",\"Target\":\"/e\",\"ReadOnly\":false}]");
    }

    @Test
    void limitsAreInBytesAndBillionthsAndLeaveNoSwapOnTop() {
        ContainerSpec spec = ContainerSpec.builder("test:uno")
                .memory(64L << 20)
                .cpus(0.29)
                .privileged(true)
                .build();

        assertThat(json(spec, Map.of()))
                .contains("\"Memory\":67108864,\"MemorySwap\":67108864,\"NanoCpus\":290000000,\"Privileged\":true");
    }
}
