package io.dockops;

import io.dockops.engine.Engine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills a spec's placeholders in; a host port that one of them asks for is chosen here, before the engine would pick it. */
final class SpecFiller {

    private final Engine engine;
    private final FreePort.Chooser chooser;

    SpecFiller(Engine engine, FreePort.Chooser chooser) {
        this.engine = engine;
        this.chooser = chooser;
    }

    /**
     * Fill in.
     *
     * @param tried host ports that are not chosen, as they were before; those that are chosen are added
     * @throws ContainerStartException if a placeholder asks for a port that is not published, or no host port is free
     */
    ContainerSpec fill(ContainerSpec spec, Set<Integer> tried) {
        List<PortBinding> bindings = choose(spec, asked(spec), tried);
        PortMappings known = new PortMappings(spec.image().toString(), mappings(bindings));
        ContainerSpec.Builder filled = spec.toBuilder().ports(bindings);
        for (Map.Entry<String, String> variable : spec.env().entrySet()) {
            filled.env(variable.getKey(), Placeholders.fill(variable.getValue(), engine.host(), known));
        }
        String[] cmd = spec.cmd().toArray(new String[0]);
        for (int i = 0; i < cmd.length; i++) {
            cmd[i] = Placeholders.fill(cmd[i], engine.host(), known);
        }
        return filled.cmd(cmd).build();
    }

    /** Of the ports that are known before the container starts. */
    private List<PortMapping> mappings(List<PortBinding> bindings) {
        List<PortMapping> mappings = new ArrayList<>();
        for (PortBinding binding : bindings) {
            if (binding.isFixed()) {
                ContainerList.mapping(
                                binding.containerPort(),
                                binding.protocol().toString(),
                                binding.hostIp(),
                                binding.hostPort(),
                                engine.host())
                        .ifPresent(mappings::add);
            }
        }
        return mappings;
    }

    private static Set<String> asked(ContainerSpec spec) {
        Set<String> asked = new HashSet<>();
        for (Map.Entry<String, String> variable : spec.env().entrySet()) {
            asked.addAll(published(spec, "environment variable [" + variable.getKey() + "]", variable.getValue()));
        }
        for (String word : spec.cmd()) {
            asked.addAll(published(spec, "command", word));
        }
        return asked;
    }

    /** The ports that a text asks for; the text itself is not told, as it may be secret. */
    private static Set<String> published(ContainerSpec spec, String where, String text) {
        Set<String> asked = Placeholders.ports(text);
        for (String port : asked) {
            if (!HostSettings.exposed(spec).contains(port)) {
                String name = port.replace("/" + Protocol.TCP, "");
                throw new ContainerStartException(
                        "The " + where + " of a container of image [" + spec.image() + "] asks for {" + name
                                + "}, but port ["
                                + port + "] is not published; "
                                + (spec.ports().isEmpty() ? "no port is" : "published are " + spec.ports())
                                + "; ask for it with ports = \"" + name + "\", or write {{" + name
                                + "}} for the text itself",
                        null);
            }
        }
        return asked;
    }

    private List<PortBinding> choose(ContainerSpec spec, Set<String> asked, Set<Integer> tried) {
        Set<Integer> except = new HashSet<>(tried);
        for (PortBinding binding : spec.ports()) {
            if (binding.isFixed()) {
                except.add(binding.hostPort());
            }
        }
        List<PortBinding> bindings = new ArrayList<>();
        for (PortBinding binding : spec.ports()) {
            if (binding.isFixed() || !asked.contains(binding.exposed())) {
                bindings.add(binding);
            } else {
                int chosen = chooser.choose(binding, except).orElseThrow(() -> noneFree(spec, binding));
                except.add(chosen);
                tried.add(chosen);
                bindings.add(binding.at(chosen));
            }
        }
        return bindings;
    }

    private static ContainerStartException noneFree(ContainerSpec spec, PortBinding binding) {
        return new ContainerStartException(
                "A container of image [" + spec.image() + "] is not created: no host port is free for \"" + binding
                        + "\"; choose another range, or leave the host port away",
                null);
    }
}
