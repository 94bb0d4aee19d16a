package io.dockops;

import io.dockops.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a spec as the body of the engine's create request: the one place where an attribute gets its JSON. */
record ContainerRequest(ContainerSpec spec, Map<String, String> ownLabels) {

    byte[] json() {
        JsonWriter out = new JsonWriter().beginObject();
        out.field("Image", spec.image().toString());
        List<String> env = new ArrayList<>();
        for (Map.Entry<String, String> variable : spec.env().entrySet()) {
            env.add(variable.getKey() + "=" + variable.getValue());
        }
        writeTexts(out, "Env", env);
        writeTexts(out, "Cmd", spec.cmd());
        writeTexts(out, "Entrypoint", spec.entrypoint());
        writeOptional(out, "WorkingDir", spec.workdir().orElse(""));
        writeOptional(out, "User", spec.user().orElse(""));
        writeLabels(out);
        writeExposedPorts(out);
        new HostSettings(spec).write(out);
        writeAliases(out);
        return out.endObject().utf8();
    }

    private void writeLabels(JsonWriter out) {
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.putAll(ownLabels);
        out.texts("Labels", labels);
    }

    private void writeExposedPorts(JsonWriter out) {
        out.beginObject("ExposedPorts");
        for (String exposed : HostSettings.exposed(spec)) {
            out.beginObject(exposed).endObject();
        }
        out.endObject();
    }

    /** The network itself is one of the host's settings. */
    private void writeAliases(JsonWriter out) {
        if (!spec.aliases().isEmpty()) {
            out.beginObject("NetworkingConfig").beginObject("EndpointsConfig");
            out.beginObject(spec.network().orElseThrow()).texts("Aliases", spec.aliases());
            out.endObject().endObject().endObject();
        }
    }

    private static void writeOptional(JsonWriter out, String name, String text) {
        if (!text.isEmpty()) {
            out.field(name, text);
        }
    }

    private static void writeTexts(JsonWriter out, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            out.texts(name, texts);
        }
    }
}
