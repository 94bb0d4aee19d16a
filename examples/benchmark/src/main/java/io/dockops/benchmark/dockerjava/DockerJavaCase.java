package io.dockops.benchmark.dockerjava;

import com.github.dockerjava.api.DockerClient;
import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Target;
import io.dockops.benchmark.child.Touch;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One container for the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerJavaCase {

    private final DockerClient docker = Clients.create();
    private DockerJavaContainer container = new DockerJavaContainer(docker, "", 0);

    @BeforeAll
    void start() throws IOException, InterruptedException {
        docker.inspectImageCmd(Target.IMAGE).exec();
        container = DockerJavaContainer.start(docker);
    }

    @Test
    void answers() throws IOException {
        Touch.body();
        Page.check(container.port());
    }

    @AfterAll
    void remove() throws IOException {
        container.remove();
        docker.close();
    }
}
