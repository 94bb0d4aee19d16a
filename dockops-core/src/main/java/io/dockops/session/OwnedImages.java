package io.dockops.session;

import io.dockops.engine.Engine;
import io.dockops.engine.ImageFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of images that go with a session, after all of its containers. */
final class OwnedImages {

    private final Engine engine;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> spared = new LinkedHashSet<>();

    OwnedImages(Engine engine) {
        this.engine = engine;
    }

    synchronized void add(String name) {
        names.add(name);
    }

    /** Let an image stay, whatever its names, since a container of it stays. */
    synchronized void spare(String id) {
        spared.add(id);
    }

    /** Remove them, one after another: an engine trips over names of one image that go at the same time. */
    List<Throwable> removeAll() {
        List<Throwable> failures = new ArrayList<>();
        for (String name : left()) {
            try {
                remove(name);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        return failures;
    }

    private void remove(String name) {
        if (!isSpared(name)) {
            engine.resources().removeImage(name);
        }
        synchronized (this) {
            names.remove(name);
        }
    }

    private boolean isSpared(String name) {
        Set<String> ids = sparedIds();
        return !ids.isEmpty()
                && engine.findImage(name)
                        .map(ImageFacts::id)
                        .filter(ids::contains)
                        .isPresent();
    }

    private synchronized List<String> left() {
        return List.copyOf(names);
    }

    private synchronized Set<String> sparedIds() {
        return Set.copyOf(spared);
    }
}
