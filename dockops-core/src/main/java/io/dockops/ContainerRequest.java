package io.dockops;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dockops.engine.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a spec as the body of the engine's create request: the one place where an attribute gets its JSON. */
record ContainerRequest(ContainerSpec spec, Map<String, String> ownLabels) implements JsonObject.Writer {

    @Override
    public void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("Image", spec.image().toString());
        writeArray(
                out,
                "Env",
                spec.env().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
        writeArray(out, "Cmd", spec.cmd());
        writeArray(out, "Entrypoint", spec.entrypoint());
        writeOptional(out, "WorkingDir", spec.workdir().orElse(""));
        writeOptional(out, "User", spec.user().orElse(""));
        writeLabels(out);
        writeExposedPorts(out);
        new HostSettings(spec).write(out);
        writeAliases(out);
        out.writeEndObject();
    }

    private void writeLabels(JsonGenerator out) throws IOException {
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.putAll(ownLabels);
        out.writeObjectFieldStart("Labels");
        for (Map.Entry<String, String> label : labels.entrySet()) {
            out.writeStringField(label.getKey(), label.getValue());
        }
        out.writeEndObject();
    }

    private void writeExposedPorts(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("ExposedPorts");
        for (String exposed : HostSettings.exposed(spec)) {
            out.writeObjectFieldStart(exposed);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** The network itself is one of the host's settings. */
    private void writeAliases(JsonGenerator out) throws IOException {
        if (!spec.aliases().isEmpty()) {
            out.writeObjectFieldStart("NetworkingConfig");
            out.writeObjectFieldStart("EndpointsConfig");
            out.writeObjectFieldStart(spec.network().orElseThrow());
            writeArray(out, "Aliases", spec.aliases());
            out.writeEndObject();
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    private static void writeOptional(JsonGenerator out, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static void writeArray(JsonGenerator out, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            out.writeArrayFieldStart(name);
            for (String text : texts) {
                out.writeString(text);
            }
            out.writeEndArray();
        }
    }
}
