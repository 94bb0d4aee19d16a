package io.dockops.owner;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose a container, network or volume is. Nothing else decides it: a name alone proves nothing, since anybody may choose
 * one, and labels alone prove nothing, since containers inherit those of their image; the label that has the name does.
 *
 * @param session the id of the session that made it
 * @param host the id of the state directory that has the session's lock
 * @param lifetime for how long after its creation nobody from elsewhere removes it; whole seconds
 */
public record Ownership(String session, String host, Duration lifetime) {

    /** Stands in for the id of a state directory where there is none. */
    public static final String NO_HOST = "none";

    /** The labels for what is made under a name. */
    public Map<String, String> marks(String name) {
        Map<String, String> marks = new TreeMap<>();
        marks.put(Labels.SESSION, session);
        marks.put(Labels.NAME, name);
        marks.put(Labels.HOST, host);
        marks.put(Labels.LIFETIME, String.valueOf(lifetime.toSeconds()));
        return marks;
    }

    /** Tell whether what has this name and these labels was made by this session. */
    public boolean owns(String name, Map<String, String> labels) {
        return of(name, labels).filter(owner -> owner.session.equals(session)).isPresent();
    }

    /** Tell whose it is that has this name and these labels; nobody's where they do not fit together. */
    public static Optional<Ownership> of(String name, Map<String, String> labels) {
        String session = labels.getOrDefault(Labels.SESSION, "");
        String lifetime = labels.getOrDefault(Labels.LIFETIME, "");
        boolean fits = name.equals(labels.get(Labels.NAME)) && !session.isEmpty() && lifetime.matches("\\d{1,9}");
        return fits
                ? Optional.of(new Ownership(
                        session,
                        labels.getOrDefault(Labels.HOST, NO_HOST),
                        Duration.ofSeconds(Long.parseLong(lifetime))))
                : Optional.empty();
    }
}
