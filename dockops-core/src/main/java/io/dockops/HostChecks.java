package io.dockops;

import io.dockops.engine.Engine;
import java.util.regex.Pattern;

/** Refuses, before the engine is asked, what can't be right on its host. */
final class HostChecks {

    private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z]:[\\\\/].*|\\\\\\\\.*", Pattern.DOTALL);

    private static final Pattern LOOPBACK = Pattern.compile("127\\..*|(0*:)+0*1|::ffff:127\\..*");

    private HostChecks() {}

    /**
     * Check where a spec leads to on the host.
     *
     * @throws ContainerStartException if a port could not be reached from here, or a mounted path is relative
     */
    static void check(ContainerSpec spec, Engine engine) {
        if (!engine.isLocal()) {
            spec.ports().forEach(binding -> refuseLoopback(binding, engine.host()));
        }
        spec.mounts().stream().filter(mount -> mount.kind() == Mount.Kind.BIND).forEach(HostChecks::refuseRelative);
    }

    private static void refuseLoopback(PortBinding binding, String host) {
        if (LOOPBACK.matcher(binding.hostIp()).matches()) {
            throw new ContainerStartException(
                    "Port [" + binding + "] would be published on the loopback of [" + host
                            + "], where this machine can't reach it; publish it wider, as in \"0.0.0.0::"
                            + binding.exposed() + "\", if that network is trusted",
                    null);
        }
    }

    /** Relative to what, the engine would not know. */
    private static void refuseRelative(Mount mount) {
        if (!ABSOLUTE.matcher(mount.source()).matches()) {
            throw new ContainerStartException(
                    "The mount [" + mount + "] has the relative source [" + mount.source()
                            + "], which the engine can't find; give an absolute path, such as that of"
                            + " Path.of(source).toAbsolutePath().normalize()",
                    null);
        }
    }
}
