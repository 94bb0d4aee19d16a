package io.dockops.junit;

import com.github.dockerjava.api.DockerClient;
import io.dockops.Containers;
import io.dockops.Images;
import io.dockops.PortMapping;
import io.dockops.PortMappings;
import io.dockops.Protocol;
import io.dockops.RunningContainer;
import io.dockops.junit.fixture.ScopeFixtures;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * A parameter that asks for something of a fixture. Only annotated ones and types of our own are supported: two
 * resolvers that support the same parameter are an error.
 */
final class FixtureParameter {

    private static final Set<Class<?>> OWN_TYPES =
            Set.of(RunningContainer.class, PortMappings.class, Images.class, Containers.class, DockerClient.class);

    private final ParameterContext parameter;
    private final ExtensionContext context;
    private final ScopeFixtures fixtures;
    private final Class<?> type;

    FixtureParameter(ParameterContext parameter, ExtensionContext context) {
        this.parameter = parameter;
        this.context = context;
        this.fixtures = FixtureStore.scope(context);
        this.type = parameter.getParameter().getType();
    }

    static boolean isSupported(ParameterContext parameter) {
        return parameter.isAnnotated(MappedPort.class)
                || parameter.isAnnotated(Container.class)
                || OWN_TYPES.contains(parameter.getParameter().getType());
    }

    Object resolve() {
        Optional<MappedPort> port = parameter.findAnnotation(MappedPort.class);
        if (port.isPresent()) {
            return mappedPort(port.get());
        }
        Optional<Container> chosen = parameter.findAnnotation(Container.class);
        if (type == RunningContainer.class) {
            return container(chosen);
        }
        if (type == PortMappings.class) {
            return container(chosen).ports();
        }
        if (chosen.isPresent()) {
            throw refused("@Container is for a RunningContainer or PortMappings, and not for a " + type.getName());
        }
        if (type == Containers.class) {
            return fixtures.containers();
        }
        return type == Images.class
                ? FixtureStore.engine(context).images()
                : FixtureStore.engine(context).docker();
    }

    private Object mappedPort(MappedPort asked) {
        PortMapping mapping = mapping(asked);
        if (type == int.class || type == Integer.class) {
            return mapping.hostPort();
        }
        if (type == PortMapping.class) {
            return mapping;
        }
        if (type == InetSocketAddress.class) {
            return mapping.address();
        }
        throw refused("@MappedPort is for an int, Integer, PortMapping or InetSocketAddress, and not for a "
                + type.getName());
    }

    private PortMapping mapping(MappedPort asked) {
        int port = asked.value();
        if (!asked.container().isEmpty()) {
            RunningContainer container = named(asked.container());
            return find(container, port)
                    .orElseThrow(() -> refused("container [" + asked.container() + "] does not publish port [" + port
                            + "/tcp]; it publishes " + container.ports() + ": add ports = \"" + port + "\""));
        }
        Map<String, PortMapping> publishers = new LinkedHashMap<>();
        fixtures.visible()
                .forEach(
                        (name, container) -> find(container, port).ifPresent(mapping -> publishers.put(name, mapping)));
        if (publishers.size() == 1) {
            return publishers.values().iterator().next();
        }
        throw refused(
                publishers.isEmpty()
                        ? "no container publishes port [" + port + "/tcp]; " + thereIs(fixtures.visible())
                        : "port [" + port + "/tcp] is published by the containers " + publishers.keySet()
                                + ": say which, as in @MappedPort(value = " + port + ", container = \""
                                + publishers.keySet().iterator().next() + "\")");
    }

    private static Optional<PortMapping> find(RunningContainer container, int port) {
        return container.ports().find(port, Protocol.TCP);
    }

    private RunningContainer container(Optional<Container> chosen) {
        if (chosen.isPresent()) {
            return named(chosen.get().value());
        }
        Map<String, RunningContainer> visible = fixtures.visible();
        if (visible.size() != 1) {
            throw refused(
                    visible.isEmpty()
                            ? "there is no container: declare one with @RunContainer"
                            : "there is more than one container; " + thereIs(visible)
                                    + ": say which, as in @Container(\""
                                    + visible.keySet().iterator().next() + "\")");
        }
        return visible.values().iterator().next();
    }

    private RunningContainer named(String name) {
        Map<String, RunningContainer> visible = fixtures.visible();
        RunningContainer found = visible.get(name);
        if (found == null) {
            throw refused("there is no container [" + name + "]; " + thereIs(visible));
        }
        return found;
    }

    private String thereIs(Map<String, RunningContainer> visible) {
        String hint = context.getTestMethod().isPresent()
                ? ""
                : " (a container of scope METHOD is seen by @BeforeEach, @AfterEach and tests only)";
        return (visible.isEmpty()
                        ? "there is none"
                        : "there are "
                                + visible.entrySet().stream()
                                        .map(entry -> "[" + entry.getKey() + "] with ports "
                                                + entry.getValue().ports())
                                        .collect(Collectors.joining(", ")))
                + hint;
    }

    private ParameterResolutionException refused(String why) {
        return new ParameterResolutionException("Parameter [" + parameter.getParameter() + "] of ["
                + parameter.getDeclaringExecutable() + "] can't be resolved: " + why);
    }
}
