package io.dockops.session;

import io.dockops.engine.Engine;
import io.dockops.engine.Parallel;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
    private final Set<OwnedContainers> owners = ConcurrentHashMap.newKeySet();
    private boolean closed;
    private final Thread hook = new Thread(this::closeOwners, "dockops-shutdown");

    private Session(Engine engine) {
        this.engine = engine;
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

    String newName(String hint) {
        String plain = hint.replaceAll("[^a-zA-Z0-9_.-]+", "-");
        String shortened = plain.substring(0, Math.min(plain.length(), LONGEST_HINT));
        return "dockops-" + id + "-" + number.incrementAndGet() + "-" + shortened;
    }

    /**
     * Begin an owner whose containers go together.
     *
     * @throws IllegalStateException once the session is closed
     */
    public synchronized OwnedContainers newOwner() {
        if (closed) {
            throw new IllegalStateException("No scope is begun: the session has ended; open another one");
        }
        OwnedContainers owner = new OwnedContainers(this, engine);
        owners.add(owner);
        return owner;
    }

    void forget(OwnedContainers owner) {
        owners.remove(owner);
    }

    private void closeOwners() {
        synchronized (this) {
            closed = true; // from here on no owner is added that the line below would miss
        }
        Parallel.forEach(List.copyOf(owners), OwnedContainers::close);
    }

    /** Remove all that the session's owners still have, and end the session. */
    @Override
    public void close() {
        try {
            closeOwners();
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
