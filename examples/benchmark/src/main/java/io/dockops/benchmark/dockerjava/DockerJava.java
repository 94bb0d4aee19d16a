package io.dockops.benchmark.dockerjava;

import com.github.dockerjava.api.DockerClient;
import io.dockops.benchmark.child.Contestant;
import io.dockops.benchmark.child.Started;
import io.dockops.benchmark.child.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** One client. */
final class DockerJava implements Contestant {

    private final DockerClient docker = Clients.create();

    DockerJava() {}

    @Override
    public Started start() throws IOException, InterruptedException {
        return DockerJavaContainer.start(docker);
    }

    @Override
    public Started startTogether(int count) throws Exception {
        return Together.start(count, this::start);
    }

    @Override
    public void ensureImage(Path context, String tag) {
        docker.buildImageCmd(context.toFile()).withTags(Set.of(tag)).start().awaitImageId();
    }

    @Override
    public Class<?> testsWithContainers() {
        return DockerJavaEachCase.class;
    }

    @Override
    public void close() throws IOException {
        docker.close();
    }
}
