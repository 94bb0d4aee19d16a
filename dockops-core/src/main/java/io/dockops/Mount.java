package io.dockops;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Something that a container sees in its file system: a directory or file of the host, a volume, or memory.
 *
 * @param kind what is mounted
 * @param source the host's absolute path or the volume's name; empty for an anonymous volume, and for memory
 * @param target where the container sees it, an absolute path
 * @param readOnly whether the container may only read it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Mount(Kind kind, String source, String target, boolean readOnly) {

    private static final String FORMS =
            "write it like \"/host/dir:/data:ro\", \"./dir:/data\", \"name:/data\", \"/data\""
                    + " or \"type=tmpfs,target=/data\"";

    /**
     * What can be mounted.
     *
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Kind {
        /** A directory or file of the engine's host. */
        BIND,
        /** A volume of the engine; an anonymous one goes with its container. */
        VOLUME,
        /** Memory, which goes with the container. */
        TMPFS
    }

    /**
     * Check the parts.
     *
     * @param kind what is mounted
     * @param source the host's path or the volume's name
     * @param target where the container sees it
     * @param readOnly whether the container may only read it
     * @throws IllegalArgumentException if the target is not absolute, or the source does not fit the kind
     */
    public Mount {
        if (!target.startsWith("/") || target.equals("/")) {
            throw new IllegalArgumentException(
                    "Bad target of a mount [" + target + "]: it must be an absolute path in the container, and not /");
        }
        if (source.isEmpty() && kind == Kind.BIND) {
            throw new IllegalArgumentException("The mount at [" + target + "] has no source: name the host's path");
        }
        if (!source.isEmpty() && kind == Kind.TMPFS) {
            throw new IllegalArgumentException(
                    "The mount at [" + target + "] is memory, which has no source: leave [" + source + "] away");
        }
    }

    /**
     * Mount a directory or file of the engine's host.
     *
     * @param source its absolute path there
     * @param target where the container sees it
     * @return the mount, writable
     */
    public static Mount bind(String source, String target) {
        return new Mount(Kind.BIND, source, target, false);
    }

    /**
     * Mount a named volume of the engine, which is made where there is none.
     *
     * @param name the volume's name; empty for an anonymous one
     * @param target where the container sees it
     * @return the mount, writable
     */
    public static Mount volume(String name, String target) {
        return new Mount(Kind.VOLUME, name, target, false);
    }

    /**
     * Mount memory.
     *
     * @param target where the container sees it
     * @return the mount, writable
     */
    public static Mount tmpfs(String target) {
        return new Mount(Kind.TMPFS, "", target, false);
    }

    /**
     * Let the container only read it.
     *
     * @return the same mount, read-only
     */
    public Mount asReadOnly() {
        return new Mount(kind, source, target, true);
    }

    /**
     * Read a mount in a form of the docker CLI's {@code --volume} or {@code --mount}. In the first form, a source with a
     * slash is a path and any other one a volume's name.
     *
     * @param text such as {@code "/host/dir:/data:ro"}, {@code "./dir:/data"}, {@code "name:/data"}, {@code "/data"} for an
     *     anonymous volume, {@code "type=tmpfs,target=/data"}, {@code "type=bind,source=/host/dir,target=/data,readonly"}
     * @return the mount
     * @throws IllegalArgumentException if it is of another form
     */
    public static Mount parse(String text) {
        return text.startsWith("type=") ? parseKeys(text) : parseColons(text);
    }

    private static Mount parseColons(String text) {
        String[] parts = text.split(":", -1);
        String options = parts.length == 3 ? parts[2] : "rw";
        if (parts.length > 3 || !(options.equals("ro") || options.equals("rw"))) {
            throw new IllegalArgumentException("Bad mount [" + text + "]: " + FORMS);
        }
        String source = parts.length == 1 ? "" : parts[0];
        String target = parts.length == 1 ? parts[0] : parts[1];
        if (parts.length > 1 && source.isEmpty()) {
            throw new IllegalArgumentException("Bad mount [" + text + "]: its source is empty; " + FORMS);
        }
        boolean isPath = source.contains("/") || source.equals(".") || source.equals("..");
        return new Mount(isPath ? Kind.BIND : Kind.VOLUME, source, target, options.equals("ro"));
    }

    private static Mount parseKeys(String text) {
        Map<String, String> keys = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            keys.put(canonical(name, text), equals < 0 ? "true" : part.substring(equals + 1));
        }
        Kind kind = switch (keys.getOrDefault("type", "")) {
            case "bind" -> Kind.BIND;
            case "volume" -> Kind.VOLUME;
            case "tmpfs" -> Kind.TMPFS;
            default ->
                throw new IllegalArgumentException("Bad mount [" + text + "]: its type is bind, volume or tmpfs");
        };
        return new Mount(
                kind,
                keys.getOrDefault("source", ""),
                keys.getOrDefault("target", ""),
                keys.getOrDefault("readonly", "false").equals("true"));
    }

    private static String canonical(String name, String text) {
        return switch (name) {
            case "type", "source", "target", "readonly" -> name;
            case "src" -> "source";
            case "dst", "destination" -> "target";
            case "ro" -> "readonly";
            default ->
                throw new IllegalArgumentException(
                        "Bad mount [" + text + "]: [" + name + "] is none of type, source, target and readonly");
        };
    }

    /**
     * Write the mount in the form that {@link #parse} reads.
     *
     * @return such as {@code type=bind,source=/host/dir,target=/data,readonly}
     */
    @Override
    public String toString() {
        return "type=" + kind.name().toLowerCase(Locale.ROOT) + (source.isEmpty() ? "" : ",source=" + source)
                + ",target=" + target + (readOnly ? ",readonly" : "");
    }
}
