package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ContainerUsesTests {

    @Test
    void networksAreToldByIdAndVolumesByNameAndBindsAreNone() throws IOException {
        JsonObject inspect = JsonObject.read(StubTransport.body("""
                {"Image": "sha256:0a",
                 "NetworkSettings": {"Networks": {"bridge": {"NetworkID": "01"}, "back": {"NetworkID": "02"}}},
                 "Mounts": [{"Type": "volume", "Name": "data", "Source": "/var/lib/docker/volumes/data/_data"},
                            {"Type": "bind", "Source": "/srv"}]}
                """));

        ContainerUses uses = ContainerUses.of(inspect, name -> "asked for");

        assertThat(uses.imageId()).isEqualTo("sha256:0a");
        assertThat(uses.networks()).containsExactlyInAnyOrder("01", "02");
        assertThat(uses.volumes()).containsExactly("data");
    }

    @Test
    void aNetworkThatPodmanTellsByItsNameIsToldByItsId() throws IOException {
        JsonObject inspect = JsonObject.read(StubTransport.body("""
                {"Image": "sha256:0a", "NetworkSettings": {"Networks": {"back": {"NetworkID": "back"}}}}
                """));

        assertThat(ContainerUses.of(inspect, name -> "the id of " + name).networks())
                .containsExactly("the id of back");
    }

    @Test
    void whatUsesNothingIsUnderstood() throws IOException {
        ContainerUses uses = ContainerUses.of(JsonObject.read(StubTransport.body("{\"Mounts\": null}")), name -> name);

        assertThat(uses.networks()).isEmpty();
        assertThat(uses.volumes()).isEmpty();
    }
}
