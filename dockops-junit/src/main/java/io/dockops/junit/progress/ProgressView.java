package io.dockops.junit.progress;

import io.dockops.junit.event.FixtureListener;
import io.dockops.junit.event.ImageEvent;
import io.dockops.junit.event.ImageProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the images that take longer than a second. While there is any in the works, a thread of its own looks at them four
 * times a second, since a step that takes long tells of nothing meanwhile.
 */
public final class ProgressView implements FixtureListener {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(250);

    private final Supplier<Display> displays;
    private final LongSupplier nanos;
    private final Executor threads;
    private final Map<String, ImageWork> working = new LinkedHashMap<>();
    private @Nullable Display display;
    private boolean isTicking;

    /**
     * @param displays gives the display, once it is first needed
     * @param threads gives a thread to what it is given
     */
    ProgressView(Supplier<Display> displays, LongSupplier nanos, Executor threads) {
        this.displays = displays;
        this.nanos = nanos;
        this.threads = threads;
    }

    /**
     * Show where it is asked for.
     *
     * @param mode where; not {@link ProgressMode#OFF}
     * @return the listener that shows
     */
    public static ProgressView of(ProgressMode mode) {
        return new ProgressView(() -> Display.of(mode), System::nanoTime, ticking -> {
            Thread thread = new Thread(ticking, "dockops-progress");
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    public synchronized void image(ImageEvent event) {
        switch (event.step()) {
            case BUILD_BEGUN, LOAD_BEGUN, PULL_BEGUN -> begin(event);
            case BUILT, LOADED, PULLED, FAILED -> end(event);
            default -> {} // nothing that takes its time
        }
    }

    private void begin(ImageEvent event) {
        working.put(event.image(), new ImageWork(event, nanos.getAsLong()));
        if (!isTicking) {
            isTicking = true;
            threads.execute(this::tickToTheEnd);
        }
    }

    private void end(ImageEvent event) {
        ImageWork work = working.remove(event.image());
        if (work != null && isShown(work)) {
            display().end(work.ended(nanos.getAsLong(), event.step() == ImageEvent.Step.FAILED));
        }
        notifyAll();
    }

    @Override
    public synchronized void progress(ImageProgress event) {
        ImageWork work = working.get(event.image());
        if (work != null && work.isNewStep(event.progress()) && isShown(work)) {
            display().step(work, nanos.getAsLong());
        }
    }

    private boolean isShown(ImageWork work) {
        return work.elapsed(nanos.getAsLong()).compareTo(PATIENCE) >= 0;
    }

    private synchronized void tickToTheEnd() {
        try {
            while (!working.isEmpty()) {
                wait(TICK.toMillis());
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by nobody of ours; steps and ends are still shown
        } finally {
            isTicking = false;
        }
    }

    /** Show what there is now. */
    synchronized void tick() {
        List<ImageWork> shown = new ArrayList<>();
        for (ImageWork work : working.values()) {
            if (isShown(work)) {
                shown.add(work);
            }
        }
        if (!shown.isEmpty()) {
            display().show(shown, nanos.getAsLong());
        }
    }

    private Display display() {
        Display known = display;
        if (known == null) {
            known = displays.get();
            display = known;
        }
        return known;
    }
}
