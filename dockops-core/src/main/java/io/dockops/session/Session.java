package io.dockops.session;

import io.dockops.engine.ContainerUses;
import io.dockops.engine.Engine;
import io.dockops.engine.Parallel;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one run of one JVM makes on one engine. It ends when it is closed, or by a shutdown hook when the JVM ends
 * first; whichever comes second finds nothing left to do.
 */
public final class Session implements AutoCloseable {

    private static final int LONGEST_HINT = 40;

    private final Engine engine;
    private final String id;
    private final AtomicInteger number = new AtomicInteger();
    private final Set<OwnedResources> owners = ConcurrentHashMap.newKeySet();
    private final OwnedImages images;
    private boolean closed;
    private final Thread hook = new Thread(this::end, "dockops-shutdown");

    private Session(Engine engine) {
        this.engine = engine;
        this.images = new OwnedImages(engine);
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        this.id = HexFormat.of().formatHex(random);
    }

    /** Begin a session on an engine; nothing is sent. */
    public static Session open(Engine engine) {
        Session session = new Session(engine);
        Runtime.getRuntime().addShutdownHook(session.hook);
        return session;
    }

    /** The id, unique to this session. */
    public String id() {
        return id;
    }

    Map<String, String> labels() {
        return Map.of(Labels.SESSION, id);
    }

    boolean made(Map<String, String> labels) {
        return id.equals(labels.get(Labels.SESSION));
    }

    String newName(String hint) {
        String plain = hint.replaceAll("[^a-zA-Z0-9_.-]+", "-");
        String shortened = plain.substring(0, Math.min(plain.length(), LONGEST_HINT));
        return "dockops-" + id + "-" + number.incrementAndGet() + "-" + shortened;
    }

    /**
     * Begin an owner of what goes together.
     *
     * @throws IllegalStateException once the session is closed
     */
    public synchronized OwnedResources newOwner() {
        if (closed) {
            throw new IllegalStateException("No scope is begun: the session has ended; open another one");
        }
        OwnedResources owner = new OwnedResources(this, engine);
        owners.add(owner);
        return owner;
    }

    void forget(OwnedResources owner) {
        owners.remove(owner);
    }

    /**
     * Remove an image's name when the session ends, after all containers.
     *
     * @throws IllegalStateException once the session is closed
     */
    public synchronized void removeImageAtEnd(String name) {
        if (closed) {
            throw new IllegalStateException(
                    "Image [" + name + "] is not noted for removal: the session has ended; open another one");
        }
        images.add(name);
    }

    boolean keep(String containerId) {
        Optional<ContainerUses> uses = engine.resources().uses(containerId);
        uses.ifPresent(used -> {
            images.spare(used.imageId());
            owners.forEach(owner -> owner.forget(containerId, used));
        });
        return uses.isPresent();
    }

    private void end() {
        synchronized (this) {
            closed = true; // from here on no owner is added that the line below would miss
        }
        List<Throwable> failures = OwnedResources.end(List.copyOf(owners));
        failures.addAll(images.removeAll());
        Parallel.throwFirst(failures);
    }

    /** Remove all that the session still has, and end it. */
    @Override
    public void close() {
        try {
            end();
        } finally {
            unhook();
        }
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends: the hook runs, or has run, and does no harm.
        }
    }
}
