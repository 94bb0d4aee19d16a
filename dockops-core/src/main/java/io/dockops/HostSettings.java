package io.dockops;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Writes the part of a create request that is about the engine's host: ports, network, mounts, limits and rights. */
record HostSettings(ContainerSpec spec) {

    private static final double NANOS = 1e9;

    void write(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("HostConfig");
        writePortBindings(out);
        if (spec.network().isPresent()) {
            out.writeStringField("NetworkMode", spec.network().get());
        }
        writeMounts(out);
        writeLimits(out);
        if (spec.privileged()) {
            out.writeBooleanField("Privileged", true);
        }
        out.writeEndObject();
    }

    /** The ports of the container that are published, each once, as the engine writes them. */
    static Set<String> exposed(ContainerSpec spec) {
        Set<String> exposed = new LinkedHashSet<>();
        spec.ports().forEach(binding -> exposed.add(binding.exposed()));
        return exposed;
    }

    private void writePortBindings(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("PortBindings");
        for (String exposed : exposed(spec)) {
            out.writeArrayFieldStart(exposed);
            for (PortBinding binding : spec.ports()) {
                if (binding.exposed().equals(exposed)) {
                    out.writeStartObject();
                    out.writeStringField("HostIp", binding.hostIp());
                    out.writeStringField("HostPort", binding.hostPortText());
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void writeMounts(JsonGenerator out) throws IOException {
        if (spec.mounts().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("Mounts");
        for (Mount mount : spec.mounts()) {
            out.writeStartObject();
            out.writeStringField("Type", mount.kind().name().toLowerCase(Locale.ROOT));
            if (!mount.source().isEmpty()) {
                out.writeStringField("Source", mount.source());
            }
            out.writeStringField("Target", mount.target());
            out.writeBooleanField("ReadOnly", mount.readOnly());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeLimits(JsonGenerator out) throws IOException {
        if (spec.memory() != 0) {
            out.writeNumberField("Memory", spec.memory());
            out.writeNumberField("MemorySwap", spec.memory()); // memory and swap together: no swap on top
        }
        if (spec.cpus() != 0) {
            out.writeNumberField("NanoCpus", Math.round(spec.cpus() * NANOS));
        }
    }
}
