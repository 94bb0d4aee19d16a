package io.dockops.json;

import java.io.IOException;
import java.io.Serial;

/** A text is no JSON. The message does not quote it: there may be secrets in it. */
public final class BrokenJson extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    BrokenJson(String what, String text, int at) {
        super("not JSON at line " + line(text, at) + ", column " + column(text, at) + ": " + what);
    }

    private static long line(String text, int at) {
        return 1
                + text.substring(0, at).chars().filter(letter -> letter == '\n').count();
    }

    private static int column(String text, int at) {
        return at - text.lastIndexOf('\n', at - 1);
    }
}
