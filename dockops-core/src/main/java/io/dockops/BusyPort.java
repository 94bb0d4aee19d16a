package io.dockops;

import io.dockops.engine.EngineRefusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells of a start that failed because a host port is taken. */
final class BusyPort {

    /** The engine's words for a range, which do not say which one. */
    private static final String ALL_TAKEN = "all ports are allocated";

    private final ContainerList list;

    BusyPort(ContainerList list) {
        this.list = list;
    }

    /** Tell whether a start failed for a port that was picked and not fixed by the spec, so that another one may do. */
    static boolean isPicked(ContainerSpec spec, DockopsException failure) {
        return failure.getCause() instanceof EngineRefusal refusal
                && refusal.isPortTaken()
                && !spec.ports().stream().allMatch(PortBinding::isFixed)
                && named(spec.ports(), refusal, PortBinding::isFixed).isEmpty();
    }

    /** Name the port of the spec that is taken, and the container that holds it where one does. */
    Optional<String> explain(ContainerSpec spec, EngineRefusal refusal) {
        if (!refusal.isPortTaken()) {
            return Optional.empty();
        }
        return named(spec.ports(), refusal, PortBinding::isFixed)
                .or(() -> named(spec.ports(), refusal, BusyPort::isRange))
                .map(taken -> explain(taken, refusal))
                .or(() -> spec.ports().stream()
                        .filter(binding ->
                                isRange(binding) && refusal.engineMessage().contains(ALL_TAKEN))
                        .findFirst()
                        .map(range -> "no host port of \"" + range + "\" is free; choose a wider range, or "
                                + leaveTheChoice(range, refusal)));
    }

    private String explain(Taken taken, EngineRefusal refusal) {
        return "host port [" + taken.hostPort() + "] of \"" + taken.binding() + "\" is taken " + holder(taken)
                + "; choose another, or " + leaveTheChoice(taken.binding(), refusal);
    }

    private static String leaveTheChoice(PortBinding binding, EngineRefusal refusal) {
        return "leave the choice to the engine with ports = \"" + binding.containerPort() + "\" ("
                + refusal.engineMessage() + ")";
    }

    private static boolean isRange(PortBinding binding) {
        return binding.lastHostPort() > binding.hostPort();
    }

    private record Taken(PortBinding binding, int hostPort) {}

    private static Optional<Taken> named(
            List<PortBinding> bindings, EngineRefusal refusal, Predicate<PortBinding> kind) {
        return bindings.stream()
                .filter(kind)
                .flatMap(binding -> IntStream.rangeClosed(binding.hostPort(), binding.lastHostPort())
                        .filter(port -> namesPort(refusal.engineMessage(), port))
                        .mapToObj(port -> new Taken(binding, port)))
                .findFirst();
    }

    private static boolean namesPort(String message, int hostPort) {
        // The whole number: a message about 8080 says nothing of 80.
        return Pattern.compile(":" + hostPort + "(?!\\d)").matcher(message).find();
    }

    private String holder(Taken taken) {
        return list.list(false).stream()
                .filter(container -> container.ports().stream()
                        .anyMatch(mapping -> mapping.hostPort() == taken.hostPort()
                                && mapping.protocol() == taken.binding().protocol()))
                .map(container -> "by container [" + container.name() + "] of image [" + container.image() + "]")
                .findFirst()
                .orElse("by a process outside of the engine");
    }
}
