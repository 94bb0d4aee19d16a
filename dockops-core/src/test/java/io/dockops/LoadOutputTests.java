package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.LoadResponseItem;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LoadOutputTests {

    private final LoadOutput output = new LoadOutput();

    private void stream(String text) throws IOException {
        output.accept(new ObjectMapper().readValue("{\"stream\":\"" + text + "\"}", LoadResponseItem.class));
    }

    @Test
    void eachImageIsTold() throws IOException {
        stream("Loaded image: test:uno\\n");
        stream("Loaded image: test:dos\\n");
        stream("Loaded image ID: sha256:0a\\n");

        assertThat(output.loaded()).containsExactly("test:uno", "test:dos", "sha256:0a");
    }

    @Test
    void podmanTellsAllOfThemInOneLine() throws IOException {
        stream("Loaded image: docker.io/library/test:uno,localhost/test:dos");

        assertThat(output.loaded()).containsExactly("docker.io/library/test:uno", "localhost/test:dos");
    }
}
