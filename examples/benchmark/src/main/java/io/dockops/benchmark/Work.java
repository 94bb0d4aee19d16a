package io.dockops.benchmark;

/** One thing to measure. */
interface Work {

    /** Its name on the command line. */
    String name();

    /** Measure it, and print what came out. */
    void run(Bench bench) throws Exception;
}
