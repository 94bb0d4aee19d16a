package io.dockops;

/** Runs containers in a session and in a scope of it, says that it is ready, and ends in the way that it is told. */
final class SessionMain {

    private SessionMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Dockops dockops = Dockops.open();
        ContainerSpec idle =
                ContainerSpec.builder(arguments[0]).cmd("sleep", "600").build();
        dockops.containers().run(idle);
        dockops.newScope().containers().run(idle);
        dockops.newScope().containers().create(idle);
        System.out.println(ChildJvm.READY);
        if (arguments[1].equals("exit")) {
            System.exit(3);
        }
        if (arguments[1].equals("wait")) {
            Thread.currentThread().join(); // for ever: until the signal
        }
        // Else main ends, as a JVM's normal end.
    }
}
