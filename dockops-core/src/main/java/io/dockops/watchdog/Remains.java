package io.dockops.watchdog;

import io.dockops.engine.Parallel;
import io.dockops.engine.Poller;
import io.dockops.owner.Ownership;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes what a dead session has left: by full id, after an inspect has shown that it is the session's. It goes on until
 * nothing more appears, since the engine completes a create whose client is gone.
 */
final class Remains {

    /** For how long nothing more must appear, where each create was answered, and where one was not. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final Duration QUIET_AFTER_LOSS = Duration.ofMillis(2500);

    /** How long it may take, engine and all. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private static final int MOST_ATTEMPTS = 20;

    private final Things things;
    private final String session;
    private final Set<String> kept;
    private final Findings findings;
    private final Map<String, Integer> attempts = new HashMap<>();
    private boolean gone;
    private boolean keeping;

    Remains(Things things, String session, Set<String> kept, Findings findings) {
        this.things = things;
        this.session = session;
        this.kept = kept;
        this.findings = findings;
    }

    /**
     * Remove all of it.
     *
     * @param unanswered whether a create may be on its way
     * @return whether all is gone, and nothing is kept
     */
    boolean remove(boolean unanswered) {
        long quiet = (unanswered ? QUIET_AFTER_LOSS : QUIET).toNanos();
        long[] last = {System.nanoTime()};
        boolean settled = Poller.poll(LONGEST, () -> {
                    if (pass()) {
                        last[0] = System.nanoTime();
                    }
                    return System.nanoTime() - last[0] >= quiet ? Optional.of(true) : Optional.empty();
                })
                .isPresent();
        return settled && gone && !keeping;
    }

    /** Whether there was something to do. */
    private boolean pass() {
        boolean busy = false;
        gone = true;
        keeping = false;
        for (Kind kind : Kind.values()) {
            List<Thing> ours;
            try {
                ours = ours(kind);
            } catch (IOException e) {
                findings.failed(kind + "s", "the engine did not list them: " + e.getMessage());
                gone = false;
                return true;
            }
            findings.mended(kind + "s");
            gone &= ours.isEmpty();
            List<Thing> worthTrying = ours.stream()
                    .filter(thing -> attempts.merge(thing.id(), 1, Integer::sum) <= MOST_ATTEMPTS)
                    .toList();
            Parallel.attemptEach(worthTrying, this::remove);
            busy |= !worthTrying.isEmpty();
        }
        return busy;
    }

    private List<Thing> ours(Kind kind) throws IOException {
        List<Thing> ours = new ArrayList<>();
        for (Thing thing : things.ofSession(kind, session)) {
            if (kept.contains(thing.id())) {
                keeping = true;
                findings.left(thing, "it was kept");
            } else if (isOurs(thing)) {
                ours.add(thing);
            } else {
                findings.left(
                        thing, "it has the labels of session " + session + ", but not the name that goes with them");
            }
        }
        return ours;
    }

    private boolean isOurs(Thing thing) {
        return thing.owner().map(Ownership::session).filter(session::equals).isPresent();
    }

    private void remove(Thing listed) {
        try {
            Optional<Thing> ours = things.again(listed).filter(this::isOurs);
            if (ours.isPresent()) {
                things.remove(ours.get());
                findings.removed(listed);
            }
        } catch (IOException e) {
            findings.failed(listed, String.valueOf(e.getMessage()));
        }
    }

    /** Take the names of images away that were to go with the session. */
    void removeImages(Map<String, String> images) {
        images.forEach((name, idThen) -> {
            String image = "image [" + name + "]";
            try {
                String id = things.imageId(name);
                if (id.isEmpty() || kept.contains(id)) {
                    return;
                }
                if (idThen.isEmpty() || idThen.equals(id)) {
                    things.removeImage(name);
                    findings.removed(image);
                } else {
                    findings.left(image, "the name means another image by now, " + id);
                }
            } catch (IOException e) {
                findings.failed(image, String.valueOf(e.getMessage()));
            }
        });
    }
}
