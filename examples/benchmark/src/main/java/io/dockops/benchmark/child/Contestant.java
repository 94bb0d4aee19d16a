package io.dockops.benchmark.child;

import java.nio.file.Path;

/** One way to have containers in tests. The child makes it by its class's name, and it lives as long as the child. */
public interface Contestant {

    /** Start one container, and return once it is ready. */
    Started start() throws Exception;

    /** Start several at once, and return once all are ready. */
    Started startTogether(int count) throws Exception;

    /**
     * See to it that an image is there, as the contestant does before each run of tests.
     *
     * @param context its build context
     * @param tag its name
     */
    void ensureImage(Path context, String tag) throws Exception;

    /** Name the class whose tests have a container each. */
    Class<?> testsWithContainers();

    /** End what the contestant keeps open between containers. */
    void close() throws Exception;
}
