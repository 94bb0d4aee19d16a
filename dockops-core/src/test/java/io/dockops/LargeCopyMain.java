package io.dockops;

import java.nio.file.Path;

/** Copies a directory that is far larger than this JVM's heap into a container, and tells what arrived. */
final class LargeCopyMain {

    private LargeCopyMain() {}

    public static void main(String[] arguments) {
        ContainerSpec spec = ContainerSpec.builder(arguments[0])
                .copy(Path.of(arguments[1]), "/large")
                .build();
        try (Dockops dockops = Dockops.open();
                RunningContainer container = dockops.containers().run(spec)) {
            System.out.println(
                    container.exec("stat", "-c", "%s", "/large/zeros").stdout());
        }
    }
}
