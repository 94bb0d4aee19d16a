package io.dockops.examples;

import io.dockops.junit.event.FixtureListener;
import io.dockops.junit.event.FixtureWait;

/** A listener, which a file of services names: it tells which tests wait long. */
public final class SlowStarts implements FixtureListener {

    @Override
    public void waited(FixtureWait wait) {
        if (wait.duration().toSeconds() >= 10) {
            System.out.println(wait.requester() + " waited " + wait.duration() + " for " + wait.containers());
        }
    }
}
