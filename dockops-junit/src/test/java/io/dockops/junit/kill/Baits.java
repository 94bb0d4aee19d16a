package io.dockops.junit.kill;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A number of baits, and what happens to them. */
final class Baits {

    private final List<Bait> baits = new CopyOnWriteArrayList<>();

    void add(String what, Thing thing) {
        baits.add(Bait.of(what, thing));
    }

    int count() {
        return baits.size();
    }

    Set<Thing> things() {
        Set<Thing> things = new HashSet<>();
        baits.forEach(bait -> things.add(bait.thing()));
        return things;
    }

    /** What was done to them, by what they look like now and by what the engine has told. */
    List<String> harm(List<EngineEvent> events) {
        Stream<String> seen = baits.stream().flatMap(bait -> bait.harm().stream());
        Stream<String> told = events.stream()
                .flatMap(event ->
                        baits.stream().filter(bait -> bait.isHarmedBy(event)).map(bait -> bait.what() + ": " + event));
        return Stream.concat(seen, told).toList();
    }

    void remove() {
        Thing.removeAll(things());
        baits.clear();
    }
}
