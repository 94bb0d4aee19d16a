package io.dockops.watchdog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;

/** A kind of things, in the order in which they can go: what uses others comes first. */
enum Kind {
    CONTAINER("/containers/json?all=1&", "/containers/%s/json", "/containers/%s?force=1&v=1"),
    NETWORK("/networks?", "/networks/%s", "/networks/%s"),
    VOLUME("/volumes?", "/volumes/%s", "/volumes/%s");

    private final String list;
    private final String inspect;
    private final String remove;

    Kind(String list, String inspect, String remove) {
        this.list = list;
        this.inspect = inspect;
        this.remove = remove;
    }

    /** The path that lists those with a label, given as its name, or as its name and value. */
    String labelled(String label) {
        return list + "filters=" + encode("{\"label\":[\"" + label + "\"]}");
    }

    String inspectPath(String id) {
        return inspect.formatted(encode(id));
    }

    String removePath(String id) {
        return remove.formatted(encode(id));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
