package io.dockops.junit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes what the report's JSON has in several places. */
final class Json {

    /** A reader wants the end of what is too long, as of a log. */
    private static final int LONGEST_TEXT = 32 * 1024;

    private Json() {}

    /** In milliseconds since 1970 UTC, as JavaScript takes it. */
    static void time(JsonGenerator out, String field, Instant at) throws IOException {
        out.writeNumberField(field, at.toEpochMilli());
    }

    static void text(JsonGenerator out, String field, String text) throws IOException {
        int length = text.length();
        out.writeStringField(field, length <= LONGEST_TEXT ? text : "…" + text.substring(length - LONGEST_TEXT));
    }

    static void texts(JsonGenerator out, String field, List<String> texts) throws IOException {
        out.writeArrayFieldStart(field);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
