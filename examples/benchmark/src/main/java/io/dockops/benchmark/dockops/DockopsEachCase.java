package io.dockops.benchmark.dockops;

import io.dockops.benchmark.child.Pause;
import io.dockops.benchmark.child.Target;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import io.dockops.junit.Scope;
import org.junit.jupiter.api.RepeatedTest;

/** A container for each test. */
@DockerImage(tag = Target.IMAGE)
@RunContainer(image = Target.IMAGE, ports = "8080", scope = Scope.METHOD)
final class DockopsEachCase {

    @RepeatedTest(20)
    void works() throws InterruptedException {
        Pause.work();
    }
}
