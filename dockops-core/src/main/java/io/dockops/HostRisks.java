package io.dockops;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a container may do to its host, in words for those who read a test's log. */
final class HostRisks {

    /** The engine's socket, and the directories that it is in; without the slash at the end, of which the root is one. */
    private static final Set<String> ENGINE =
            Set.of("/var/run/docker.sock", "/run/docker.sock", "/var/run", "/run", "");

    private HostRisks() {}

    static List<String> of(ContainerSpec spec) {
        List<String> risks = new ArrayList<>();
        if (spec.privileged()) {
            risks.add("A container of image " + spec.image()
                    + " is privileged: it has all rights on the engine's host, its devices and kernel included");
        }
        spec.mounts().stream()
                .filter(HostRisks::reachesEngine)
                .map(mount -> "A container of image " + spec.image() + " sees the engine's socket by the mount " + mount
                        + ": it can start, change and remove any container, and so has all rights on the engine's host")
                .forEach(risks::add);
        return risks;
    }

    private static boolean reachesEngine(Mount mount) {
        return mount.kind() == Mount.Kind.BIND && ENGINE.contains(mount.source().replaceAll("/+$", ""));
    }
}
