package io.dockops.benchmark.dockerjava;

import com.github.dockerjava.api.DockerClient;
import io.dockops.benchmark.child.Pause;
import io.dockops.benchmark.child.Target;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** A container for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerJavaEachCase {

    private final DockerClient docker = Clients.create();
    private DockerJavaContainer container = new DockerJavaContainer(docker, "", 0);

    @BeforeAll
    void find() {
        docker.inspectImageCmd(Target.IMAGE).exec();
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        container = DockerJavaContainer.start(docker);
    }

    @RepeatedTest(20)
    void works() throws InterruptedException {
        Pause.work();
    }

    @AfterEach
    void remove() {
        container.remove();
    }

    @AfterAll
    void close() throws IOException {
        docker.close();
    }
}
