package io.dockops.session;

import io.dockops.engine.ContainerUses;
import io.dockops.engine.Engine;
import io.dockops.engine.ImageFacts;
import io.dockops.engine.Parallel;
import io.dockops.owner.Ownership;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Protection protection;
    private final AtomicBoolean leavesSomething = new AtomicBoolean();
    private boolean closed;
    private final Thread hook = new Thread("dockops-shutdown") {
        @Override
        public void run() {
            end();
        }
    };

    private Session(Engine engine, SessionSettings settings) {
        this.engine = engine;
        this.images = new OwnedImages(engine);
        this.id = newId();
        this.protection = new Protection(id, engine.endpoint(), settings);
    }

    /** Unique, which is enough: a secret would cost a cold JVM 5 ms for the classes that make one. */
    private static String newId() {
        return HexFormat.of().toHexDigits(new SplittableRandom().nextLong(), 12);
    }

    /** Begin a session on an engine; nothing is sent. */
    public static Session open(Engine engine) {
        return open(engine, SessionSettings.ofThisProcess());
    }

    /** Begin a session on an engine, protected as these settings say; nothing is sent. */
    public static Session open(Engine engine, SessionSettings settings) {
        Session session = new Session(engine, settings);
        Runtime.getRuntime().addShutdownHook(session.hook);
        return session;
    }

    /** The id, unique to this session. */
    public String id() {
        return id;
    }

    /** Get ready to make something, on another thread: what is made later need not wait for that. */
    public void expectResources() {
        protection.begin();
    }

    Ownership ownership() {
        return protection.ownership();
    }

    void note(Protection.Entry entry) {
        protection.note(entry);
    }

    void noteIntent(String name) {
        protection.noteIntent(name);
    }

    void noteAnswered(String name) {
        protection.noteAnswered(name);
    }

    /** Whether what has this id was made by this session, and is there. */
    boolean knows(String resourceId) {
        return owners.stream().anyMatch(owner -> owner.knows(resourceId));
    }

    /** Let somebody else look once more, when the session has ended, for what it may have made. */
    void leaveDoubt() {
        leavesSomething.set(true);
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
        requireOpen("No scope is begun");
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
    public void removeImageAtEnd(String name) {
        String refusal = "Image [" + name + "] is not noted for removal";
        requireOpen(refusal); // before the engine, which is closed too then
        String imageId = engine.findImage(name).map(ImageFacts::id).orElse("");
        ownership(); // waited for here, as no lock is held over that, or over the engine's answer
        synchronized (this) {
            requireOpen(refusal);
            note(journal -> journal.image(name, imageId));
            images.add(name);
        }
    }

    private synchronized void requireOpen(String refusal) {
        if (closed) {
            throw new IllegalStateException(refusal + ": the session has ended; open another one");
        }
    }

    boolean keep(String containerId) {
        Optional<ContainerUses> uses = engine.resources().uses(containerId);
        uses.ifPresent(used -> {
            leavesSomething.set(true);
            note(journal -> {
                journal.kept(containerId);
                journal.kept(used.imageId());
                for (String other : used.networksAndVolumes()) {
                    journal.kept(other);
                }
            });
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
        protection.end(failures.isEmpty() && !leavesSomething.get());
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
