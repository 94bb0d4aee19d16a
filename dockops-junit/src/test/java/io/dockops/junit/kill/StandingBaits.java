package io.dockops.junit.kill;

import java.util.Map;

/** The baits that stand during a whole run: what other people could have, or what somebody's other machine could have made. */
final class StandingBaits {

    private static final String SESSION = "io.dockops.session";
    private static final String ELSEWHERE = "5e55105e5510";

    private StandingBaits() {}

    /** Make them; the victims' image has to be there. */
    static void make(Names names, Baits baits) {
        BaitMaker maker = new BaitMaker(names, baits);
        String plain = maker.running("a container of the same image", names.bait("plain"), Map.of());
        maker.image("an image of the same group that nobody declares", plain, "bait");
        maker.running("a container with the prefix of our names", "dockops-" + names.bait("prefix"), Map.of());
        maker.created(
                "a stopped container with the label of another session",
                "dockops-" + ELSEWHERE + "-1-" + names.bait("stopped"),
                Map.of(SESSION, ELSEWHERE));
        String foreign = "dockops-" + ELSEWHERE + "-2-" + names.bait("foreign");
        maker.running("a container of another machine's session", foreign, foreign(foreign));
        maker.network("a network with the prefix of our names", "dockops-" + names.bait("prefix"), Map.of());
        maker.network("a network of another machine's session", foreign, foreign(foreign));
        maker.volume("a volume with the prefix of our names", "dockops-" + names.bait("prefix"), Map.of());
        maker.volume("a volume of another machine's session", foreign, foreign(foreign));
    }

    /** All that a session of another machine would write, which is not to be touched for a day. */
    private static Map<String, String> foreign(String name) {
        return Map.of(
                SESSION,
                ELSEWHERE,
                "io.dockops.name",
                name,
                "io.dockops.host",
                "0123456789abcdef0123456789abcdef",
                "io.dockops.lifetime",
                "86400");
    }
}
