package io.dockops;

import java.time.Duration;

/**
 * Runs containers in a session and in a scope of it, one of them on a network, says that it is ready, and ends in the way
 * that it is told. What else it does: {@code image} has it remove the image at its end, {@code keep} has it keep a
 * container, {@code keep briefly} with a lifetime of a second, {@code grace} gives the containers a grace.
 */
final class SessionMain {

    private SessionMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        String what = arguments.length > 2 ? arguments[2] : "";
        Dockops dockops = Dockops.builder()
                .lifetime(Duration.ofSeconds(what.equals("keep briefly") ? 1 : 3600))
                .open();
        ContainerSpec.Builder spec = ContainerSpec.builder(arguments[0]);
        ContainerSpec idle = what.equals("grace")
                ? spec.cmd("sh", "-c", StopGraceTests.ORDERLY)
                        .stopGrace(Duration.ofSeconds(30))
                        .build()
                : spec.cmd("sleep", "600").build();
        Network network = dockops.createNetwork("child");
        Volume volume = dockops.createVolume("child");
        dockops.containers().run(idle).connect(network);
        ContainerScope scope = dockops.newScope();
        Network kept = scope.createNetwork("kept");
        RunningContainer container = scope.containers().run(idle);
        container.connect(kept);
        dockops.newScope().containers().create(idle);
        if (what.equals("image")) {
            dockops.removeImageAtEnd(arguments[0]);
        }
        if (what.startsWith("keep")) {
            scope.keep(container);
        }
        if (what.equals("grace")) {
            StopGraceTests.awaitUp(container);
        }
        System.out.println("session=" + network.name().split("-", -1)[1]);
        System.out.println("network=" + network.id() + " volume=" + volume.name() + " kept=" + kept.id());
        System.out.println(ChildJvm.READY);
        if (arguments[1].equals("exit")) {
            System.exit(3);
        }
        if (arguments[1].equals("halt")) {
            Runtime.getRuntime().halt(137); // as after kill -9: no hook runs
        }
        if (arguments[1].equals("close")) {
            dockops.close();
            return;
        }
        if (arguments[1].equals("wait")) {
            Thread.currentThread().join(); // for ever: until the signal
        }
        // Else main ends, as a JVM's normal end.
    }
}
