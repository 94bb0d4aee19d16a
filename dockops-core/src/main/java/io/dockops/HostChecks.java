package io.dockops;

import io.dockops.engine.Engine;

/** Refuses, before the engine is asked, what can't be right on its host. */
final class HostChecks {

    /** Texts, since few specs need the patterns, whose making a cold JVM notices. */
    private static final String ABSOLUTE = "(?s)/.*|[A-Za-z]:[\\\\/].*|\\\\\\\\.*";

    private static final String LOOPBACK = "127\\..*|(0*:)+0*1|::ffff:127\\..*";

    private HostChecks() {}

    /**
     * Check where a spec leads to on the host.
     *
     * @throws ContainerStartException if a port could not be reached from here, or a mounted path is relative
     */
    static void check(ContainerSpec spec, Engine engine) {
        if (!engine.isLocal()) {
            for (PortBinding binding : spec.ports()) {
                refuseLoopback(binding, engine.host());
            }
        }
        for (Mount mount : spec.mounts()) {
            if (mount.kind() == Mount.Kind.BIND) {
                refuseRelative(mount);
            }
        }
    }

    private static void refuseLoopback(PortBinding binding, String host) {
        if (binding.hostIp().matches(LOOPBACK)) {
            throw new ContainerStartException(
                    "Port [" + binding + "] would be published on the loopback of [" + host
                            + "], where this machine can't reach it; publish it wider, as in \"0.0.0.0::"
                            + binding.exposed() + "\", if that network is trusted",
                    null);
        }
    }

    /** Relative to what, the engine would not know. */
    private static void refuseRelative(Mount mount) {
        if (!mount.source().matches(ABSOLUTE)) {
            throw new ContainerStartException(
                    "The mount [" + mount + "] has the relative source [" + mount.source()
                            + "], which the engine can't find; give an absolute path, such as that of"
                            + " Path.of(source).toAbsolutePath().normalize()",
                    null);
        }
    }
}
