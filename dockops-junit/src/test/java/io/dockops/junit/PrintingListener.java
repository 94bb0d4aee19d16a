package io.dockops.junit;

import io.dockops.junit.event.ContainerEvent;
import io.dockops.junit.event.FixtureListener;
import io.dockops.junit.event.FixtureWait;
import io.dockops.junit.event.ImageEvent;
import io.dockops.junit.event.SessionEvent;

/** Prints what it is told, and fails at each end of a session. */
public final class PrintingListener implements FixtureListener {

    @Override
    public void session(SessionEvent event) {
        if (!event.open()) {
            throw new IllegalStateException("on purpose");
        }
        System.out.println("heard session");
    }

    @Override
    public void image(ImageEvent event) {
        System.out.println("heard " + event.step() + " " + event.image());
    }

    @Override
    public void container(ContainerEvent event) {
        System.out.println("heard " + event.step() + " " + event.container() + " on "
                + event.ports().size() + " ports");
    }

    @Override
    public void waited(FixtureWait event) {
        System.out.println("heard wait for " + event.images() + " and " + event.containers());
    }
}
