package io.dockops.benchmark.testcontainers;

import io.dockops.benchmark.child.Target;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The container, with the wait that it has by default: until its port is listened to. */
final class Httpd extends GenericContainer<Httpd> {

    Httpd() {
        super(DockerImageName.parse(Target.IMAGE));
        addExposedPort(Target.PORT);
    }
}
