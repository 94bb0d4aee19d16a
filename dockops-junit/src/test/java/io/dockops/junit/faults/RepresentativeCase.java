package io.dockops.junit.faults;

import io.dockops.RunningContainer;
import io.dockops.junit.Container;
import io.dockops.junit.DockerImage;
import io.dockops.junit.MappedPort;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Has a bit of each: two images, of which one is built each time, three containers, a network, a dependency. */
@DockerImage(tag = RepresentativeCase.WEB_GROUP + ":uno", dockerfile = RealEngine.WEB, rebuild = true)
@DockerImage(tag = RepresentativeCase.IDLE_GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
@RunContainer(
        image = RepresentativeCase.WEB_GROUP + ":uno",
        name = "database",
        network = RepresentativeCase.NETWORK,
        ports = "1337")
@RunContainer(
        image = RepresentativeCase.WEB_GROUP + ":uno",
        name = "app",
        network = RepresentativeCase.NETWORK,
        ports = "1337",
        waitFor = @WaitFor(http = "/hostname"),
        dependsOn = "database")
@RunContainer(
        image = RepresentativeCase.IDLE_GROUP + ":uno",
        name = "worker",
        cmd = {"sh", "-c", "trap 'exit 0' TERM; echo works; sleep 600 & wait"},
        stop = "1s",
        waitFor = @WaitFor(log = "works"))
class RepresentativeCase {

    static final String WEB_GROUP = "exhaust-web";
    static final String IDLE_GROUP = "exhaust-idle";
    static final String NETWORK = "exhaust";

    @Test
    void answers(@Container("app") RunningContainer app, @MappedPort(value = 1337, container = "app") int port)
            throws IOException {
        RealEngine.assertAnswers(app, port);
    }
}
