package io.dockops.benchmark.dockerjava;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Started;
import io.dockops.benchmark.child.Target;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** A container by typed commands: the floor's calls, and its wait. */
record DockerJavaContainer(DockerClient docker, String id, int port) implements Started {

    static DockerJavaContainer start(DockerClient docker) throws IOException, InterruptedException {
        ExposedPort exposed = ExposedPort.tcp(Target.PORT);
        String id = docker.createContainerCmd(Target.IMAGE)
                .withExposedPorts(exposed)
                .withHostConfig(HostConfig.newHostConfig()
                        .withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), exposed)))
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        Map<ExposedPort, Binding[]> published = docker.inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings();
        int port = Integer.parseInt(Objects.requireNonNull(published.get(exposed))[0].getHostPortSpec());
        Page.await(port);
        return new DockerJavaContainer(docker, id, port);
    }

    @Override
    public void remove() {
        docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    }
}
