package io.dockops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What is written to standard error, where slf4j-simple writes its log, while something is done. */
public final class StandardError {

    private StandardError() {}

    public static String during(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(bytes, true, UTF_8)) {
            System.setErr(capture);
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(UTF_8);
    }
}
