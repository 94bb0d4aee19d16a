package io.dockops.junit.progress;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that can draw lines anew. They are below the cursor, which stays where others have left it: what they write is
 * never gone over, not even a line that they have not ended, and what they write next goes over the lines until those are drawn
 * anew below it. There are no colours.
 */
final class Terminal {

    private static final int USUAL_COLUMNS = 80;
    private static final String END_OF_LINE = "\r\n";
    private static final String ERASE_AFTER_CURSOR = "\033[J";
    private static final String DOWN_IN_THE_COLUMN = "\033D";
    private static final String NO_WRAPPING = "\033[?7l";
    private static final String WRAPPING = "\033[?7h";
    private static final String SAVE_CURSOR = "\0337";
    private static final String RESTORE_CURSOR = "\0338";

    private final PrintWriter out;
    private final int columns;

    Terminal(PrintWriter out, Map<String, String> environment) {
        this.out = out;
        this.columns = columns(environment.getOrDefault("COLUMNS", ""));
    }

    /** The terminal that this process stands on, if it stands on one that understands more than text. */
    @SuppressWarnings("SystemConsoleNull") // where it is never null, it tells whether it is a terminal
    static Optional<Terminal> ofThisProcess() {
        Map<String, String> environment = System.getenv();
        @Nullable Console console = System.console();
        return console == null || !understands(environment) || !isTerminal(console)
                ? Optional.empty()
                : Optional.of(new Terminal(console.writer(), environment));
    }

    static boolean understands(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        return !kind.isEmpty() && !kind.equals("dumb");
    }

    /** From JDK 22 on there may be a console that is no terminal; before, there is none then. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static int columns(String told) {
        return told.matches("[1-9]\\d{0,3}") ? Integer.parseInt(told) : USUAL_COLUMNS;
    }

    /** Draw lines anew below the cursor; at least one. */
    void draw(List<String> lines) {
        StringBuilder drawn = new StringBuilder(ERASE_AFTER_CURSOR)
                .append(DOWN_IN_THE_COLUMN.repeat(lines.size())) // scrolls now, and not after the cursor is saved
                .append("\033[")
                .append(lines.size())
                .append('A')
                .append(SAVE_CURSOR)
                .append(NO_WRAPPING);
        for (String line : lines) {
            drawn.append(END_OF_LINE).append(cut(line));
        }
        out.print(drawn.append(WRAPPING).append(RESTORE_CURSOR));
        out.flush();
    }

    /** Write a line that stays, instead of those that were drawn. */
    void leave(String line) {
        out.print(ERASE_AFTER_CURSOR + line + END_OF_LINE);
        out.flush();
    }

    /** As far as the width is known; in a narrower terminal the rest is drawn over its last column. */
    private String cut(String text) {
        int left = columns - 1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            left -= width(point);
            if (left < 0) {
                return text.substring(0, i);
            }
            i += Character.charCount(point);
        }
        return text;
    }

    /** At most: from Hangul on, characters may be two columns wide. */
    private static int width(int point) {
        return point < 0x1100 ? 1 : 2;
    }
}
