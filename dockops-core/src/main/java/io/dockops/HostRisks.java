package io.dockops;

import java.util.ArrayList;
import java.util.List;

/** What a container may do to its host, in words for those who read a test's log. */
final class HostRisks {

    private static final List<String> ENGINE_SOCKETS = List.of("/var/run/docker.sock", "/run/docker.sock");

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

    /** The socket itself, or a directory that it is in. */
    private static boolean reachesEngine(Mount mount) {
        String source = mount.source().replaceAll("/+$", "");
        return mount.kind() == Mount.Kind.BIND
                && ENGINE_SOCKETS.stream().anyMatch(socket -> socket.equals(source) || socket.startsWith(source + "/"));
    }
}
