package io.dockops.watchdog;

import io.dockops.owner.Ownership;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A container, network or volume, as an inspect or a list tells of it.
 *
 * @param id the full id; a volume's is its name
 * @param created when, in the engine's words
 */
record Thing(Kind kind, String id, String name, Map<String, String> labels, String created) {

    /** Whose it is; nobody's where its marks do not fit it. */
    Optional<Ownership> owner() {
        return Ownership.of(name, labels);
    }

    static Thing of(Kind kind, Map<?, ?> json) {
        String name = kind == Kind.CONTAINER && json.get("Names") instanceof Iterable<?> names
                ? first(names)
                : text(json.get("Name"));
        return new Thing(
                kind,
                kind == Kind.VOLUME ? name : text(json.get("Id")),
                name.startsWith("/") ? name.substring(1) : name,
                labels(kind == Kind.CONTAINER && json.get("Config") instanceof Map<?, ?> config ? config : json),
                text(json.get(kind == Kind.VOLUME ? "CreatedAt" : "Created")));
    }

    /** A container has more names than one where another links to it: those have a slash more. */
    private static String first(Iterable<?> names) {
        for (Object name : names) {
            if (text(name).lastIndexOf('/') <= 0) {
                return text(name);
            }
        }
        return "";
    }

    private static Map<String, String> labels(Map<?, ?> json) {
        Map<String, String> labels = new TreeMap<>();
        if (json.get("Labels") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> labels.put(text(name), text(value)));
        }
        return labels;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return kind + " [" + name + "]"
                + (kind == Kind.VOLUME ? "" : ", id " + id.substring(0, Math.min(12, id.length())));
    }
}
