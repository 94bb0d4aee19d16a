package io.dockops.junit.progress;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A terminal that can draw a line anew. It gets no colours, and nothing but its last line is touched. */
final class Terminal {

    private static final int USUAL_COLUMNS = 80;
    private static final String ERASE_THE_REST = "\033[K";

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

    /** Draw the last line anew. */
    void draw(String text) {
        out.print("\r" + cut(text) + ERASE_THE_REST);
        out.flush();
    }

    /** Draw the last line for good. */
    void leave(String text) {
        out.print("\r" + text + ERASE_THE_REST + System.lineSeparator());
        out.flush();
    }

    /** A line that reaches the last column would go on in the next one, and could not be drawn anew. */
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
