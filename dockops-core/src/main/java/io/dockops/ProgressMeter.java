package io.dockops;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Tells how far the engine is with one image: each step, and of bytes no more counts than a reader can follow. */
final class ProgressMeter {

    /** Between two counts of bytes. */
    static final Duration PAUSE = Duration.ofMillis(250);

    private final EventHub events;
    private final Progress.Work work;
    private final String image;
    private final LongSupplier nanos;
    private final LayerBytes layers = new LayerBytes();
    private long nextCount;
    private OptionalInt step = OptionalInt.empty();
    private OptionalInt steps = OptionalInt.empty();
    private String text = "";
    private long sent;
    private boolean allSent;
    private OptionalLong done = OptionalLong.empty();
    private OptionalLong total = OptionalLong.empty();

    ProgressMeter(EventHub events, Progress.Work work, String image) {
        this(events, work, image, System::nanoTime);
    }

    ProgressMeter(EventHub events, Progress.Work work, String image, LongSupplier nanos) {
        this.events = events;
        this.work = work;
        this.image = image;
        this.nanos = nanos;
        this.nextCount = nanos.getAsLong();
    }

    /**
     * Count what is read for the engine.
     *
     * @param size how many bytes it has, where that is known
     * @return a stream to read it by; its class is named nowhere else, so that what makes no image does not load it
     */
    WatchedInput counted(InputStream in, OptionalLong size) {
        return new CountedInput(in, size, this);
    }

    /** A step of a build begins; bytes are counted anew. */
    synchronized void step(OptionalInt number, OptionalInt of, String instruction) {
        step = number;
        steps = of;
        text = instruction;
        done = OptionalLong.empty();
        total = OptionalLong.empty();
        tell();
    }

    /**
     * More bytes were sent to the engine.
     *
     * @param ofAll how many there are
     */
    synchronized void sent(int bytes, OptionalLong ofAll) {
        sent += bytes;
        done = OptionalLong.of(sent);
        total = ofAll;
        count();
    }

    /** All bytes were sent, however many they are. */
    synchronized void allSent() {
        if (done.isPresent() && !allSent) {
            allSent = true;
            total = done;
            tell();
        }
    }

    /** As {@link #layer}; whoever gives it an item need not load its supertypes to be verified. */
    void pulled(PullResponseItem item) {
        layer(item);
    }

    /** The engine tells of a layer that it pulls, of the image itself or of one that it is built from. */
    synchronized void layer(ResponseItem item) {
        boolean isNews = layers.accept(item);
        if (layers.known() == 0) {
            return;
        }
        done = layers.done();
        total = layers.total();
        if (work != Progress.Work.PULL) {
            count();
            return;
        }
        step = OptionalInt.of(layers.complete());
        steps = OptionalInt.of(layers.known());
        text = layers.status();
        if (isNews) {
            tell();
        } else {
            count();
        }
    }

    private void count() {
        if (nanos.getAsLong() - nextCount >= 0) {
            tell();
        }
    }

    private void tell() {
        nextCount = nanos.getAsLong() + PAUSE.toNanos();
        events.emit(new Progress(image, work, step, steps, text, done, total));
    }
}
