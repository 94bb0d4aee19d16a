package io.dockops.junit.progress;

import java.util.ArrayList;
import java.util.List;

/** Shows progress as a line for each image below what others have written to a terminal. */
final class LiveLines implements Display {

    /** On a screen of fewer lines than are drawn, they could not be drawn anew. */
    private static final int MOST = 8;

    private final Terminal terminal;

    LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(List<ImageWork> works, long now) {
        List<String> lines = new ArrayList<>();
        for (ImageWork work : works.subList(0, Math.min(MOST, works.size()))) {
            lines.add(work.described(now));
        }
        if (works.size() > MOST) {
            lines.add("and " + (works.size() - MOST) + " more");
        }
        terminal.draw(lines);
    }

    @Override
    public void step(ImageWork work, long now) {} // at the next look

    @Override
    public void end(String told) {
        terminal.leave(told);
    }
}
