package io.dockops.benchmark;

import com.github.dockerjava.api.DockerClient;
import io.dockops.BuildSpec;
import io.dockops.Containers;
import io.dockops.Dockops;
import io.dockops.Images;
import io.dockops.benchmark.child.Target;
import java.io.IOException;

/** The engine, with the image that all run, and without anything of ours at the end. */
final class Stage implements AutoCloseable {

    private static final String DOCKERFILE = """
            FROM busybox
            RUN mkdir /www && echo Hello > /www/index.html
            EXPOSE %1$d
            CMD ["httpd", "-f", "-p", "%1$d", "-h", "/www"]
            """.formatted(Target.PORT);

    private final DockerClient docker = Dockops.createDocker();
    private final Containers containers = new Containers(docker);
    private final Images images = new Images(docker);

    Stage() {
        clear();
        images.build(BuildSpec.dockerfile(DOCKERFILE, Target.IMAGE).build());
    }

    String engineVersion() {
        return docker.versionCmd().exec().getVersion();
    }

    /** Remove every container and image of the benchmark's, of an earlier run's too. */
    void clear() {
        containers.stopRemoveGroup(Target.GROUP);
        images.removeGroup(Target.GROUP);
    }

    @Override
    public void close() throws IOException {
        clear();
        docker.close();
    }
}
