package io.dockops.watchdog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was removed, and what was left and why. */
final class Findings {

    private final Set<String> removed = new LinkedHashSet<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private final Map<String, String> left = new LinkedHashMap<>();

    synchronized void removed(Object thing) {
        mended(thing);
        removed.add(thing.toString());
    }

    /** It is to go, but could not be removed. */
    synchronized void failed(Object thing, String why) {
        failed.put(thing.toString(), why);
    }

    /** What had failed has not after all. */
    synchronized void mended(Object thing) {
        failed.remove(thing.toString());
    }

    /** It is not to go, or not yet. */
    synchronized void left(Object thing, String why) {
        left.put(thing.toString(), why);
    }

    /** Whether something was done, or should have been. */
    synchronized boolean areNews() {
        return !removed.isEmpty() || !failed.isEmpty();
    }

    synchronized boolean hasLeft() {
        return !left.isEmpty();
    }

    synchronized boolean hasFailed() {
        return !failed.isEmpty();
    }

    /** All of it, for people. */
    synchronized String report(String headline) {
        StringBuilder text = new StringBuilder(headline);
        removed.forEach(thing -> text.append("\n  removed ").append(thing));
        failed.forEach((thing, why) ->
                text.append("\n  NOT removed ").append(thing).append(": ").append(why));
        left.forEach((thing, why) ->
                text.append("\n  left ").append(thing).append(": ").append(why));
        return text.append('\n').toString();
    }
}
