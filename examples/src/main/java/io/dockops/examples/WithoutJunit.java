package io.dockops.examples;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.Dockops;
import io.dockops.ExecResult;
import io.dockops.RunningContainer;
import java.nio.file.Path;

/** A session of one's own: what it runs is gone when it is closed, or when the JVM ends first. */
public final class WithoutJunit {

    private WithoutJunit() {}

    /**
     * Run the example, in the directory of this module.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        try (Dockops dockops = Dockops.open()) {
            dockops.images()
                    .build(BuildSpec.context(Path.of("src/test/docker/test-uno"), "test:uno")
                            .build());
            RunningContainer uno = dockops.containers()
                    .run(ContainerSpec.builder("test:uno").port("1337").build());
            ExecResult page = uno.exec("cat", "/www/index.html");
            System.out.println(uno.ports() + " serves " + page.stdout());
        }
    }
}
