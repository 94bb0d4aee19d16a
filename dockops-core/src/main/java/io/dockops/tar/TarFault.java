package io.dockops.tar;

import java.io.IOException;

/** What is wrong inside an archive, for the scan to report together with the file's name. */
final class TarFault extends IOException {

    private static final String WRITE_AGAIN = "write it again, and check that whatever wrote it came to its end";

    private final String advice;

    TarFault(String why, String advice) {
        super(why);
        this.advice = advice;
    }

    static TarFault truncated(String where) {
        return new TarFault("it is truncated: " + where, WRITE_AGAIN);
    }

    static TarFault damaged(String how) {
        return new TarFault("it is damaged: " + how, WRITE_AGAIN);
    }

    String advice() {
        return advice;
    }
}
