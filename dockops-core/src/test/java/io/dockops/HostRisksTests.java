package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import io.dockops.EventSource.Subscription;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spec can't express the host's process or IPC namespace, nor single capabilities and devices. */
class HostRisksTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("risks");

    private final Containers containers = GROUPS.containers();

    private static ContainerSpec.Builder spec() {
        return ContainerSpec.builder("test:uno");
    }

    private static List<String> risksOfMounting(String source) {
        return HostRisks.of(spec().mount(Mount.bind(source, "/there")).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/run/docker.sock",
                "/run/docker.sock",
                "/run/user/1000/docker.sock",
                "/home/ann/.colima/default/docker.sock",
                "/run/podman/podman.sock",
                "/run/containerd/containerd.sock",
                "/var/run",
                "/run/",
                "/run/../run//docker.sock",
                "/run/x/..",
                "/"
            })
    void aMountThatLeadsToAnEngineIsARisk(String source) {
        assertThat(risksOfMounting(source))
                .singleElement()
                .asString()
                .contains("sees the engine's socket by the mount type=bind,source=" + source + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var", "/run/mine", "/srv/docker.sock.d", "/home/ann/my-docker.sock"})
    void anyOtherMountIsNone(String source) {
        assertThat(risksOfMounting(source)).isEmpty();
    }

    @Test
    void whatIsNotAskedForIsOffAndNoRisk() {
        Queue<String> warnings = new ConcurrentLinkedQueue<>();
        HostConfig host = hostOf(
                ContainerSpec.builder(image())
                        .port("80")
                        .mount(Mount.parse("/data"))
                        .build(),
                warnings);

        assertThat(warnings).isEmpty();
        assertThat(host.getPrivileged()).isFalse();
        assertThat(host.getNetworkMode()).isNotEqualTo("host");
        assertThat(host.getPidMode()).isNullOrEmpty();
        assertThat(host.getIpcMode()).isEqualTo("private");
        assertThat(host.getBinds()).isNullOrEmpty();
        assertThat(host.getCapAdd()).isNull();
    }

    @Test
    void theHostsNetworkIsToldOf() {
        Queue<String> warnings = new ConcurrentLinkedQueue<>();
        HostConfig host = hostOf(ContainerSpec.builder(image()).network("host").build(), warnings);

        assertThat(host.getNetworkMode()).isEqualTo("host");
        assertThat(warnings)
                .containsExactly("A container of image " + image()
                        + " is on the network of the engine's host: it can listen on its ports, and reaches what"
                        + " listens on its loopback");
    }

    @Test
    void eachRiskIsToldOf() {
        assertThat(HostRisks.of(spec().privileged(true)
                        .network("host")
                        .mount(Mount.bind("/var/run/docker.sock", "/one"))
                        .mount(Mount.bind("/run", "/two"))
                        .build()))
                .hasSize(4);
    }

    private static String image() {
        return GROUPS.image("idle", "uno", "CMD [\"sleep\", \"600\"]");
    }

    private HostConfig hostOf(ContainerSpec spec, Queue<String> warnings) {
        DockerClient docker = GROUPS.dockops().docker();
        Subscription listening = containers.onEvent(event -> {
            if (event.level() == EventLevel.WARN) {
                warnings.add(event.message());
            }
        });
        String id = containers.create(spec);
        try {
            return docker.inspectContainerCmd(id).exec().getHostConfig();
        } finally {
            listening.close();
            containers.remove(id);
        }
    }
}
