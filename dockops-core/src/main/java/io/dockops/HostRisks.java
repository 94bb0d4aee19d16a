package io.dockops;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a container may do to its host, in words for those who read a test's log. */
final class HostRisks {

    /** The sockets of engines, wherever they are, and the directories that those of the system are in. */
    private static final String SOCKET = ".*/(docker|podman|containerd)\\.sock";

    private static final Set<String> DIRECTORIES = Set.of("/var/run", "/run", "/run/containerd", "/run/podman", "/");

    private HostRisks() {}

    static List<String> of(ContainerSpec spec) {
        List<String> risks = new ArrayList<>();
        if (spec.privileged()) {
            risks.add("A container of image " + spec.image()
                    + " is privileged: it has all rights on the engine's host, its devices and kernel included");
        }
        if (spec.network().orElse("").equals("host")) {
            risks.add("A container of image " + spec.image()
                    + " is on the network of the engine's host: it can listen on its ports, and reaches what listens on its"
                    + " loopback");
        }
        for (Mount mount : spec.mounts()) {
            if (reachesEngine(mount)) {
                risks.add(
                        "A container of image " + spec.image() + " sees the engine's socket by the mount " + mount
                                + ": it can start, change and remove any container, and so has all rights on the engine's host");
            }
        }
        return risks;
    }

    private static boolean reachesEngine(Mount mount) {
        String path = mount.source().isEmpty()
                ? ""
                : Path.of(mount.source()).normalize().toString();
        return mount.kind() == Mount.Kind.BIND && (DIRECTORIES.contains(path) || path.matches(SOCKET));
    }
}
