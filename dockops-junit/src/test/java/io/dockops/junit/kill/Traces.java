package io.dockops.junit.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What the event stream tells of the things of one victim. */
final class Traces {

    private final String token;
    private final Set<Thing> made = new LinkedHashSet<>();
    private final Set<Thing> standing = new LinkedHashSet<>();
    private final List<EngineEvent> events = new ArrayList<>();

    private Traces(String token) {
        this.token = token;
    }

    /**
     * Read events.
     *
     * @param others what may look like the victim's and is not
     */
    static Traces of(String token, List<EngineEvent> events, Set<Thing> others) {
        Traces traces = new Traces(token);
        for (EngineEvent event : events) {
            switch (event.type()) {
                case "container", "network", "volume" -> {
                    Thing thing = new Thing(Thing.Kind.valueOf(event.type().toUpperCase(Locale.ROOT)), event.id());
                    if (!others.contains(thing)) {
                        traces.read(event, thing);
                    }
                }
                default -> {
                    // Images stay.
                }
            }
        }
        return traces;
    }

    /** Tell whether an event by itself, without what came before, is one of the victim's. */
    static boolean isOf(String token, EngineEvent event) {
        return switch (event.type()) {
            case "container" ->
                event.attribute(Names.VICTIM).equals(token)
                        && event.attribute(Names.BAIT).isEmpty();
            case "network" -> event.attribute("name").contains(token);
            case "volume" -> event.id().contains(token);
            default -> false;
        };
    }

    private void read(EngineEvent event, Thing thing) {
        if (isOf(token, event) || made.contains(thing) || isAnonymousVolume(event)) {
            events.add(event);
            switch (event.action()) {
                case "create", "mount" -> {
                    if (made.add(thing)) {
                        standing.add(thing);
                    }
                }
                case "destroy" -> standing.remove(thing);
                default -> {
                    // It is still there.
                }
            }
        }
    }

    /** A volume without a name of its own is told by the container that is the first to use it. */
    private boolean isAnonymousVolume(EngineEvent event) {
        return event.is("volume", "mount")
                && made.contains(new Thing(Thing.Kind.CONTAINER, event.attribute("container")));
    }

    /** What has been made, and not been removed. */
    Set<Thing> standing() {
        return standing;
    }

    /** How often something was told of the victim's things. */
    int count() {
        return events.size();
    }

    /** When the last event was of the victim's things; the time given where there was none since. */
    long lastSince(long nanos) {
        return last(nanos, event -> true);
    }

    /** When the last of them was removed; the time given where none was since. */
    long lastRemovalSince(long nanos) {
        return last(nanos, event -> event.action().equals("destroy"));
    }

    /** What was told since some time, for a reader. */
    List<String> story(long nanos) {
        return events.stream()
                .filter(event -> event.at() - nanos >= 0)
                .map(event -> Outcome.seconds(Duration.ofNanos(event.at() - nanos)) + " " + event.type() + " "
                        + event.action() + " " + event.id() + " " + event.attribute("name"))
                .toList();
    }

    private long last(long nanos, Predicate<EngineEvent> kind) {
        return events.stream()
                .filter(kind)
                .mapToLong(EngineEvent::at)
                .reduce(nanos, (one, other) -> one - other > 0 ? one : other);
    }
}
