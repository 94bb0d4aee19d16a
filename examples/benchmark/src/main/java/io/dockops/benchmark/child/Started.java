package io.dockops.benchmark.child;

/** A container that is ready, or several. */
@FunctionalInterface
public interface Started {

    /** Remove what was started, with its anonymous volumes. */
    void remove() throws Exception;
}
