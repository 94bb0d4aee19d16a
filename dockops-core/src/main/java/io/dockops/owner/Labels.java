package io.dockops.owner;

import java.util.Map;

/** The labels that dockops puts on what it makes; their prefix is reserved. */
public final class Labels {

    public static final String RESERVED = "io.dockops.";

    /** The session that made a container, network or volume. */
    public static final String SESSION = RESERVED + "session";

    /** The name that it was made under: what has inherited or copied the labels has another one. */
    public static final String NAME = RESERVED + "name";

    /** Where the session's lock is: the id of a state directory. */
    public static final String HOST = RESERVED + "host";

    /** For how many seconds nobody else removes it. */
    public static final String LIFETIME = RESERVED + "lifetime";

    /** The digest of all that an image was built from; what is built from such an image inherits it. */
    public static final String CONTENT = RESERVED + "content";

    private Labels() {}

    /** Refuse a user's labels where one has the reserved prefix. */
    public static Map<String, String> checked(Map<String, String> labels) {
        for (String name : labels.keySet()) {
            if (name.isBlank() || name.startsWith(RESERVED)) {
                throw new IllegalArgumentException("Label [" + name + "] can't be set: "
                        + (name.isBlank() ? "its name is empty" : "the prefix [" + RESERVED + "] is reserved"));
            }
        }
        return labels;
    }
}
