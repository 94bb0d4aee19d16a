package io.dockops.junit.kill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

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

    /** What was done to each that was touched, by what the engine has told and by what it looks like now. */
    List<String> harm(List<EngineEvent> events) {
        List<String> harm = new ArrayList<>();
        for (Bait bait : baits) {
            String now = bait.thing().looks();
            List<EngineEvent> harmful = events.stream().filter(bait::isHarmedBy).toList();
            if (!harmful.isEmpty() || !bait.looks().equals(now)) {
                harm.add(bait + " is now [" + now + "]; events: " + harmful);
                baits.set(baits.indexOf(bait), new Bait(bait.what(), bait.thing(), now)); // told once
            }
        }
        return harm;
    }

    void remove() {
        Thing.removeAll(things());
        baits.clear();
    }
}
