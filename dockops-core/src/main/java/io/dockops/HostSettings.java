package io.dockops;

import io.dockops.json.JsonWriter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Writes the part of a create request that is about the engine's host: ports, network, mounts, limits and rights. */
record HostSettings(ContainerSpec spec) {

    private static final double NANOS = 1e9;

    void write(JsonWriter out) {
        out.beginObject("HostConfig");
        writePortBindings(out);
        if (spec.network().isPresent()) {
            out.field("NetworkMode", spec.network().get());
        }
        writeMounts(out);
        writeLimits(out);
        if (spec.privileged()) {
            out.field("Privileged", true);
        }
        out.endObject();
    }

    /** The ports of the container that are published, each once, as the engine writes them. */
    static Set<String> exposed(ContainerSpec spec) {
        Set<String> exposed = new LinkedHashSet<>();
        for (PortBinding binding : spec.ports()) {
            exposed.add(binding.exposed());
        }
        return exposed;
    }

    private void writePortBindings(JsonWriter out) {
        out.beginObject("PortBindings");
        for (String exposed : exposed(spec)) {
            out.beginArray(exposed);
            for (PortBinding binding : spec.ports()) {
                if (binding.exposed().equals(exposed)) {
                    out.beginObject();
                    out.field("HostIp", binding.hostIp());
                    out.field("HostPort", binding.hostPortText());
                    out.endObject();
                }
            }
            out.endArray();
        }
        out.endObject();
    }

    private void writeMounts(JsonWriter out) {
        if (spec.mounts().isEmpty()) {
            return;
        }
        out.beginArray("Mounts");
        for (Mount mount : spec.mounts()) {
            out.beginObject();
            out.field("Type", mount.kind().name().toLowerCase(Locale.ROOT));
            if (!mount.source().isEmpty()) {
                out.field("Source", mount.source());
            }
            out.field("Target", mount.target());
            out.field("ReadOnly", mount.readOnly());
            out.endObject();
        }
        out.endArray();
    }

    private void writeLimits(JsonWriter out) {
        if (spec.memory() != 0) {
            out.field("Memory", spec.memory());
            out.field("MemorySwap", spec.memory()); // memory and swap together: no swap on top
        }
        if (spec.cpus() != 0) {
            out.field("NanoCpus", Math.round(spec.cpus() * NANOS));
        }
    }
}
