package io.dockops.junit.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is on a terminal's screen, and what has left it at the top: as much of a terminal as is asked of one here. */
public final class Screen {

    private static final Pattern COMMAND =
            Pattern.compile("\033(?:(?<single>[D78])|\\[\\?7(?<wrapping>[hl])|\\[(?<number>\\d*)(?<letter>[AJ]))");

    private static final int WIDTH = 80;

    private final int height;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int top;
    private int row;
    private int column;
    private int savedRow; // of the screen, as terminals do
    private int savedColumn;
    private boolean wraps = true;

    /**
     * @param height in rows
     */
    public Screen(int height) {
        this.height = height;
    }

    /** Take what is sent to it; one that it does not know is refused. */
    public Screen receive(String sent) {
        Matcher command = COMMAND.matcher(sent);
        for (int i = 0; i < sent.length(); ) {
            if (sent.charAt(i) == '\033') {
                if (!command.region(i, sent.length()).lookingAt()) {
                    throw new IllegalArgumentException("Unknown command in [" + sent.substring(i) + "]");
                }
                obey(command);
                i = command.end();
            } else {
                type(sent.charAt(i));
                i++;
            }
        }
        return this;
    }

    private void obey(Matcher command) {
        if (command.group("wrapping") != null) {
            wraps = command.group("wrapping").equals("h");
            return;
        }
        if (command.group("single") == null) {
            if (command.group("letter").equals("J")) {
                erase();
            } else {
                row = Math.max(top, row - Integer.parseInt(command.group("number")));
            }
            return;
        }
        switch (command.group("single")) {
            case "D" -> down();
            case "7" -> {
                savedRow = row - top;
                savedColumn = column;
            }
            default -> {
                row = top + savedRow;
                column = savedColumn;
            }
        }
    }

    private void type(char typed) {
        if (typed == '\r') {
            column = 0;
        } else if (typed == '\n') {
            down();
        } else {
            if (column == WIDTH && wraps) {
                column = 0;
                down();
            }
            column = Math.min(column, WIDTH - 1);
            StringBuilder line = rows.get(row);
            line.append(" ".repeat(Math.max(0, column - line.length())));
            line.replace(column, column + 1, String.valueOf(typed));
            column++;
        }
    }

    private void down() {
        row++;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
        top = Math.max(top, row - height + 1);
    }

    private void erase() {
        rows.get(row).setLength(Math.min(column, rows.get(row).length()));
        rows.subList(row + 1, rows.size()).forEach(line -> line.setLength(0));
    }

    /** All lines, down to the last one that has text. */
    public List<String> lines() {
        return rows.stream().map(StringBuilder::toString).toList().subList(0, lastWithText() + 1);
    }

    private int lastWithText() {
        int last = rows.size() - 1;
        while (last >= 0 && rows.get(last).isEmpty()) {
            last--;
        }
        return last;
    }
}
