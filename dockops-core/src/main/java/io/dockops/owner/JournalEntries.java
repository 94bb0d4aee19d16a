package io.dockops.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a session has written into its {@link Journal}. */
public final class JournalEntries {

    private final Map<String, Integer> unanswered = new HashMap<>();
    private final Set<String> kept = new LinkedHashSet<>();
    private final Map<String, String> images = new LinkedHashMap<>();
    private String jvm = "";
    private String engine = "";

    private JournalEntries(List<String> lines) {
        lines.forEach(this::read);
    }

    /** Read a journal; nothing where there is none. */
    public static Optional<JournalEntries> of(Path file) throws IOException {
        try {
            return Optional.of(
                    new JournalEntries(Files.readString(file, UTF_8).lines().toList()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void read(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return; // cut short by a death: what was to come had not begun
        }
        String rest = line.substring(tab + 1);
        switch (line.substring(0, tab)) {
            case Journal.JVM -> jvm = rest;
            case Journal.ENGINE -> engine = rest;
            case Journal.INTENT -> unanswered.merge(rest, 1, Integer::sum);
            case Journal.ANSWERED -> unanswered.computeIfPresent(rest, (name, count) -> count == 1 ? null : count - 1);
            case Journal.KEPT -> kept.add(rest);
            case Journal.IMAGE -> {
                int end = rest.indexOf('\t');
                if (end > 0) {
                    images.put(rest.substring(0, end), rest.substring(end + 1));
                }
            }
            default -> {
                // Of a later version.
            }
        }
    }

    /** Tell whether the session is one of this JVM, whose locks must not be touched. */
    public boolean isOfThisJvm() {
        return jvm.equals(ThisJvm.identity());
    }

    /** The process id of the owner. */
    public String pid() {
        return jvm.split("\t", -1)[0];
    }

    /** The address of the engine. */
    public String engine() {
        return engine;
    }

    /** Tell whether a create is on its way whose end is not known. */
    public boolean hasUnanswered() {
        return !unanswered.isEmpty();
    }

    /** The ids of what stays. */
    public Set<String> kept() {
        return kept;
    }

    /** The names of images that go with the session, with the id that each had when it was noted down; it may be empty. */
    public Map<String, String> images() {
        return images;
    }
}
