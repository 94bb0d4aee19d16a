package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCopyTests {

    private static final Path SOURCE = Path.of("schema.sql");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a/", "/a/b.txt", "//a", "/..a", "/a..b/"})
    void aTargetIsAnAbsolutePath(String target) {
        assertThat(new FileCopy(SOURCE, target).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "./a", "../a", "/../a", "/a/..", "/a/./b", "/a/.", "/."})
    void anyOtherTargetIsRefused(String target) {
        assertThatThrownBy(() -> new FileCopy(SOURCE, target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad target of a copy [" + target + "]");
    }

    @Test
    void itIsToldAsAnnotationsWriteIt() {
        assertThat(new FileCopy(SOURCE, "/init/")).hasToString("schema.sql:/init/");
    }
}
