package io.dockops.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.junit.DockopsExtension;
import io.dockops.junit.Endpoint;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same as {@link HelloTest} declares, without annotations. */
class BuilderTest {

    @RegisterExtension
    static final DockopsExtension DOCKER = DockopsExtension.builder()
            .image(BuildSpec.context(Path.of("src/test/docker/test-uno"), "test:uno")
                    .build())
            .container("uno", ContainerSpec.builder("test:uno").port("1337").build())
            .build();

    @Test
    void answers(@Endpoint("http://{host}:{1337}/index.html") URL page) throws Exception {
        try (var answer = page.openStream()) {
            assertEquals("Hello from test:uno\n", new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
