package io.dockops.junit.report;

import io.dockops.json.JsonWriter;
import java.time.Instant;

/** Writes what the report's JSON has in several places. */
final class Json {

    /** A reader wants the end of what is too long, as of a log. */
    private static final int LONGEST_TEXT = 32 * 1024;

    private Json() {}

    /** In milliseconds since 1970 UTC, as JavaScript takes it. */
    static void time(JsonWriter out, String field, Instant at) {
        out.field(field, at.toEpochMilli());
    }

    static void text(JsonWriter out, String field, String text) {
        int length = text.length();
        out.field(field, length <= LONGEST_TEXT ? text : "…" + text.substring(length - LONGEST_TEXT));
    }
}
