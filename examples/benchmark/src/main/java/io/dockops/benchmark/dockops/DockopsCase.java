package io.dockops.benchmark.dockops;

import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Target;
import io.dockops.benchmark.child.Touch;
import io.dockops.junit.DockerImage;
import io.dockops.junit.MappedPort;
import io.dockops.junit.RunContainer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** One container for the class. */
@DockerImage(tag = Target.IMAGE)
@RunContainer(image = Target.IMAGE, ports = "8080")
final class DockopsCase {

    @Test
    void answers(@MappedPort(Target.PORT) int port) throws IOException {
        Touch.body();
        Page.check(port);
    }
}
