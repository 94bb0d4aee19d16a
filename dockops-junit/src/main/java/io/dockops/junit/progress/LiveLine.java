package io.dockops.junit.progress;

import java.time.Duration;
import java.util.List;

/**
 * Shows progress as the last line of a terminal, drawn anew in place; of several images at once, each in its turn. They have
 * one line together, since more could be drawn anew only by going up on the screen, over what others have written since.
 */
final class LiveLine implements Display {

    private static final Duration TURN = Duration.ofSeconds(2);

    private final Terminal terminal;

    LiveLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(List<ImageWork> works, long now) {
        if (works.size() == 1) {
            terminal.draw(works.get(0).described(now));
            return;
        }
        int turn = (int) Math.floorMod(Math.floorDiv(now, TURN.toNanos()), (long) works.size());
        terminal.draw(
                "(" + (turn + 1) + "/" + works.size() + ") " + works.get(turn).described(now));
    }

    @Override
    public void step(ImageWork work, long now) {} // at the next look

    @Override
    public void end(String told) {
        terminal.leave(told);
    }
}
