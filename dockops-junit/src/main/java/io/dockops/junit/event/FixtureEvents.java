package io.dockops.junit.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hands the events of one session to the listeners, and keeps them for the report.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FixtureEvents {

    /** So many are kept, which is some 20 MB; of what comes later only the number is. */
    private static final int MOST = 100_000;

    private final Instant begin = Instant.now();
    private final long beginNanos = System.nanoTime();
    private final AtomicInteger told = new AtomicInteger();
    private final Queue<FixtureEvent> recorded = new ConcurrentLinkedQueue<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private volatile boolean worthTelling;
    private volatile @Nullable List<FixtureListener> listeners;

    /** Begin without events. */
    public FixtureEvents() {}

    /** Begin with listeners that are no services. */
    FixtureEvents(List<FixtureListener> listeners) {
        this.listeners = listeners;
    }

    /**
     * Tell the time of an event: the time of day at the session's begin, and what has passed since.
     *
     * @return the time
     */
    public Instant now() {
        return begin.plusNanos(System.nanoTime() - beginNanos);
    }

    /**
     * Tell the listeners of an event.
     *
     * @param event what happened
     */
    public void tell(FixtureEvent event) {
        if (!(event instanceof SessionEvent)) {
            worthTelling = true;
        }
        if (told.incrementAndGet() <= MOST) {
            recorded.add(event);
        }
        tellListeners(event);
    }

    /**
     * Tell the listeners how far an image is; that is not recorded. It has a method of its own, so that a run that makes no
     * image never loads its class.
     *
     * @param event how far
     */
    public void tellProgress(ImageProgress event) {
        tellListeners(event);
    }

    /**
     * Tell one more listener, which is no service, from now on.
     *
     * @param listener the listener
     */
    public synchronized void add(FixtureListener listener) {
        List<FixtureListener> more = new ArrayList<>(find());
        more.add(listener);
        listeners = more;
    }

    private void tellListeners(FixtureEvent event) {
        for (FixtureListener listener : listeners()) {
            try {
                tell(listener, event);
            } catch (Throwable e) { // also an assertion's: the work goes on
                if (failed.add(listener.getClass().getName())) {
                    LoggerFactory.getLogger("io.dockops")
                            .warn("The listener {} failed; that is not told again", listener.getClass(), e);
                }
            }
        }
    }

    private static void tell(FixtureListener listener, FixtureEvent event) {
        if (event instanceof ContainerEvent container) {
            listener.container(container);
        } else if (event instanceof ImageEvent image) {
            listener.image(image);
        } else if (event instanceof FixtureWait wait) {
            listener.waited(wait);
        } else if (event instanceof SessionEvent session) {
            listener.session(session);
        } else if (event instanceof FailureCaptured failure) {
            listener.failure(failure);
        } else if (event instanceof ImageProgress progress) {
            listener.progress(progress);
        }
    }

    private List<FixtureListener> listeners() {
        List<FixtureListener> known = listeners;
        return known == null ? find() : known;
    }

    private synchronized List<FixtureListener> find() {
        List<FixtureListener> known = listeners;
        if (known == null) {
            known = services();
            listeners = known;
        }
        return known;
    }

    private static List<FixtureListener> services() {
        List<FixtureListener> found = new ArrayList<>();
        try {
            for (FixtureListener listener :
                    ServiceLoader.load(FixtureListener.class, FixtureListener.class.getClassLoader())) {
                found.add(listener);
            }
        } catch (ServiceConfigurationError e) {
            LoggerFactory.getLogger("io.dockops").warn("A listener is no usable service", e);
        }
        return found;
    }

    /**
     * Tell whether anything happened but that a session was opened.
     *
     * @return whether there was
     */
    public boolean areWorthTelling() {
        return worthTelling;
    }

    /**
     * Give the events so far, in their order.
     *
     * @return the events; not those above a limit
     */
    public List<FixtureEvent> recorded() {
        return new ArrayList<>(recorded);
    }

    /**
     * Count the events that are not among the recorded ones, as there were too many.
     *
     * @return their number
     */
    public int omitted() {
        return Math.max(0, told.get() - MOST);
    }
}
