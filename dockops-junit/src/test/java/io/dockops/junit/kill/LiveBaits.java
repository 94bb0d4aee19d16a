package io.dockops.junit.kill;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The baits that are like the things of a living victim, made as soon as it has some. */
final class LiveBaits {

    private static final String RESERVED = "io.dockops.";

    private LiveBaits() {}

    /** Wait for the victim's first container, and make them; none where the victim dies before. */
    static void make(Plan plan, Victim victim, Oracle oracle, int mark, BaitMaker maker) throws InterruptedException {
        Optional<EngineEvent> network = first("network", victim, oracle, mark);
        if (network.isPresent() && plan.joins()) {
            maker.joining(
                    "a container on the victim's network",
                    victim.token() + "-joined",
                    network.get().id());
        }
        Optional<EngineEvent> container = first("container", victim, oracle, mark);
        container.ifPresent(event -> like(labels(event), maker));
        if (network.isPresent()) {
            victim.process().waitFor(); // before, the victim's own containers could not tell which network is theirs
            maker.network("a network of the same name", network.get().attribute("name"), Map.of());
        }
    }

    private static Optional<EngineEvent> first(String type, Victim victim, Oracle oracle, int mark)
            throws InterruptedException {
        return oracle.await(
                mark,
                event -> event.is(type, "create") && Traces.isOf(victim.token(), event) && !isOfBuild(event),
                1,
                () -> !victim.isAlive());
    }

    private static boolean isOfBuild(EngineEvent event) {
        return event.type().equals("container") && labels(event).isEmpty();
    }

    /** The labels that dockops has put on a container. */
    private static Map<String, String> labels(EngineEvent event) {
        Map<String, String> labels = new HashMap<>(event.attributes());
        labels.keySet().removeIf(name -> !name.startsWith(RESERVED) || name.equals(RESERVED + "content"));
        return labels;
    }

    private static void like(Map<String, String> labels, BaitMaker maker) {
        String session = labels.getOrDefault(RESERVED + "session", "");
        String prefix = "dockops-" + session + "-";
        maker.running("a container with all labels of one of the victim's", prefix + "97-bait", labels);
        maker.created("a stopped container with all labels of one of the victim's", prefix + "98-bait", labels);
        maker.created(
                "a container with a name and the label of the victim's session",
                prefix + "99-bait",
                Map.of(RESERVED + "session", session));
        maker.network("a network with all labels of the victim's", prefix + "97-bait", labels);
        maker.volume("a volume with all labels of the victim's", prefix + "98-bait", labels);
    }
}
