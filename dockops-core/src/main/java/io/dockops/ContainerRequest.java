package io.dockops;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dockops.engine.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        out.writeObjectFieldStart("HostConfig");
        writePortBindings(out);
        out.writeEndObject();
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
        for (String exposed : exposed()) {
            out.writeObjectFieldStart(exposed);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void writePortBindings(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("PortBindings");
        for (String exposed : exposed()) {
            out.writeArrayFieldStart(exposed);
            for (PortBinding binding : spec.ports()) {
                if (binding.exposed().equals(exposed)) {
                    out.writeStartObject();
                    out.writeStringField("HostIp", binding.hostIp());
                    out.writeStringField("HostPort", binding.hostPort() == 0 ? "" : String.valueOf(binding.hostPort()));
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private Set<String> exposed() {
        Set<String> exposed = new LinkedHashSet<>();
        spec.ports().forEach(binding -> exposed.add(binding.exposed()));
        return exposed;
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
