package io.dockops.junit.progress;

import java.util.List;
import java.util.Optional;

/** Where the images that take long are shown; asked by one thread at a time. */
interface Display {

    /** The display for a mode, as far as this process has one. */
    static Display of(ProgressMode mode) {
        Optional<Terminal> terminal = mode == ProgressMode.LOG ? Optional.empty() : Terminal.ofThisProcess();
        if (terminal.isPresent()) {
            return new LiveLines(terminal.get());
        }
        return mode == ProgressMode.TERMINAL ? new Nowhere() : new LogLines();
    }

    /**
     * Show how far images are by now; called again and again.
     *
     * @param works one or more
     */
    void show(List<ImageWork> works, long now);

    /** Show that a step of a build has begun. */
    void step(ImageWork work, long now);

    /** Show what became of an image in the end. */
    void end(String told);

    /** For a terminal that is not there. */
    final class Nowhere implements Display {

        @Override
        public void show(List<ImageWork> works, long now) {}

        @Override
        public void step(ImageWork work, long now) {}

        @Override
        public void end(String told) {}
    }
}
