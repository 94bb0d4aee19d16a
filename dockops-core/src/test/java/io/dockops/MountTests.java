package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/host/dir:/data|BIND|/host/dir|/data|false",
                "/host/dir:/data:ro|BIND|/host/dir|/data|true",
                "/host/dir:/data:rw|BIND|/host/dir|/data|false",
                "./dir:/data|BIND|./dir|/data|false",
                "../dir:/data|BIND|../dir|/data|false",
                "dir/sub:/data|BIND|dir/sub|/data|false",
                ".:/data|BIND|.|/data|false",
                "..:/data:ro|BIND|..|/data|true",
                "name:/data|VOLUME|name|/data|false",
                "name:/data:ro|VOLUME|name|/data|true",
                "/data|VOLUME|''|/data|false",
                "type=bind,source=/host/dir,target=/data|BIND|/host/dir|/data|false",
                "type=bind,src=/host/dir,dst=/data,ro|BIND|/host/dir|/data|true",
                "type=bind,source=/a:b,target=/data,readonly|BIND|/a:b|/data|true",
                "type=volume,source=name,destination=/data|VOLUME|name|/data|false",
                "type=volume,target=/data|VOLUME|''|/data|false",
                "type=tmpfs,target=/data|TMPFS|''|/data|false",
                "type=tmpfs,target=/data,readonly=true|TMPFS|''|/data|true",
                "type=tmpfs,target=/data,readonly=false|TMPFS|''|/data|false",
            })
    void allFormsOfDockerRunAreRead(String text, Mount.Kind kind, String source, String target, boolean readOnly) {
        Mount mount = Mount.parse(text);

        assertThat(mount).isEqualTo(new Mount(kind, source, target, readOnly));
        assertThat(Mount.parse(mount.toString())).isEqualTo(mount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Bad target of a mount []",
                "name|Bad target of a mount [name]",
                "name:data|Bad target of a mount [data]",
                "name:/|Bad target of a mount [/]",
                ":/data|Bad mount [:/data]: its source is empty",
                "a:/b:rx|Bad mount [a:/b:rx]: write it like",
                "a:/b:ro:z|Bad mount [a:/b:ro:z]: write it like",
                "type=bind,target=/data|The mount at [/data] has no source",
                "type=tmpfs,source=a,target=/data|The mount at [/data] is memory",
                "type=tmpfs|Bad target of a mount []",
                "type=npipe,target=/data|Bad mount [type=npipe,target=/data]: its type is bind, volume or tmpfs",
                "type=bind,source=/a,target=/b,z|[z] is none of type, source, target and readonly",
            })
    void whatIsNoMountIsRefusedWithTheReason(String text, String why) {
        assertThatThrownBy(() -> Mount.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void factoriesMakeWhatTheyAreCalled() {
        assertThat(Mount.bind("/a", "/b")).isEqualTo(Mount.parse("/a:/b"));
        assertThat(Mount.volume("a", "/b").asReadOnly()).isEqualTo(Mount.parse("a:/b:ro"));
        assertThat(Mount.tmpfs("/b")).isEqualTo(Mount.parse("type=tmpfs,target=/b"));
    }
}
