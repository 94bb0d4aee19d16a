package io.dockops.benchmark;

/** Tells a waiting user how far it is, where it cannot mix with the tables. */
final class Progress {

    private Progress() {}

    static void say(String what) {
        System.err.println("benchmark: " + what);
    }
}
