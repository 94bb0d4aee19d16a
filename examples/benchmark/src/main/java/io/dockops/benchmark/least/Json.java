package io.dockops.benchmark.least;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dockops.benchmark.child.Target;
import java.io.IOException;
import java.io.StringWriter;

/** What is written to the engine and read from it, by jackson-core. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String TCP = Target.PORT + "/tcp";

    private Json() {}

    static String container(String name) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("Image", Target.IMAGE);
            out.writeObjectFieldStart("Labels");
            out.writeStringField(Target.GROUP, name);
            out.writeEndObject();
            out.writeObjectFieldStart("ExposedPorts");
            out.writeObjectFieldStart(TCP);
            out.writeEndObject();
            out.writeEndObject();
            out.writeObjectFieldStart("HostConfig");
            out.writeObjectFieldStart("PortBindings");
            out.writeArrayFieldStart(TCP);
            out.writeStartObject();
            out.writeStringField("HostIp", "127.0.0.1");
            out.writeStringField("HostPort", "");
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
    }

    /** The last text of a field; the port that is asked for comes before the one that is given. */
    static String text(String json, String field) throws IOException {
        String found = "";
        try (JsonParser in = FACTORY.createParser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_STRING && field.equals(in.currentName())) {
                    found = in.getText();
                }
            }
        }
        return found;
    }
}
