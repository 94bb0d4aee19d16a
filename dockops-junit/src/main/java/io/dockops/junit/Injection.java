package io.dockops.junit;

import io.dockops.Containers;
import io.dockops.Images;
import io.dockops.PortMapping;
import io.dockops.PortMappings;
import io.dockops.Protocol;
import io.dockops.RunningContainer;
import io.dockops.junit.fixture.ScopeFixtures;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Finds the value for an {@link InjectionPoint} among the fixtures that its context sees. */
final class Injection {

    private final InjectionPoint point;
    private final ExtensionContext context;
    private final ScopeFixtures fixtures;
    private final Class<?> type;

    Injection(InjectionPoint point, ExtensionContext context) {
        this.point = point;
        this.context = context;
        this.fixtures = FixtureStore.scope(context);
        this.type = point.type();
    }

    Object value() {
        Optional<MappedPort> mappedPort = point.find(MappedPort.class);
        if (mappedPort.isPresent()) {
            return mappedPort(mappedPort.get());
        }
        Optional<Endpoint> endpoint = point.find(Endpoint.class);
        if (endpoint.isPresent()) {
            return endpoint(endpoint.get());
        }
        if (type == RunningContainer.class) {
            return container();
        }
        if (type == PortMappings.class) {
            return container().ports();
        }
        if (point.find(Container.class).isPresent()) {
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
        String port = asked.value() + "/" + asked.protocol();
        PortMapping mapping = publisher(
                asked.container(),
                "port [" + port + "]",
                "@MappedPort(value = " + asked.value() + ", container = \"%s\")",
                new Function<>() {
                    @Override
                    public PortMapping apply(RunningContainer container) {
                        return find(container, asked.value(), asked.protocol());
                    }
                });
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

    private static PortMapping find(RunningContainer container, int port, Protocol protocol) {
        Optional<PortMapping> mapping = container.ports().find(port, protocol);
        if (mapping.isEmpty()) {
            throw new IllegalArgumentException(
                    "port [" + port + "/" + protocol + "] is not published; published is " + container.ports());
        }
        return mapping.get();
    }

    private Object endpoint(Endpoint asked) {
        String address = publisher(
                asked.container(),
                "what [" + asked.value() + "] names",
                "@Endpoint(value = \"…\", container = \"%s\")",
                container -> container.resolve(asked.value()));
        try {
            if (type == String.class) {
                return address;
            }
            if (type == URI.class) {
                return new URI(address);
            }
            if (type == URL.class) {
                return new URI(address).toURL();
            }
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException e) {
            throw refused("[" + asked.value() + "], which is [" + address + "], is no " + type.getSimpleName() + " ("
                    + e.getMessage() + "): write it like \"http://{host}:{1337}/api\"");
        }
        throw refused("@Endpoint is for a URI, URL or String, and not for a " + type.getName());
    }

    /** What the named container publishes or, where none is named, the only one that publishes it. */
    private <T> T publisher(String name, String asked, String example, Function<RunningContainer, T> find) {
        if (!name.isEmpty()) {
            RunningContainer container = named(name);
            try {
                return find.apply(container);
            } catch (IllegalArgumentException e) {
                throw refused("container [" + name + "] does not publish " + asked + "; it publishes "
                        + container.ports() + ": add it to its ports");
            }
        }
        Map<String, T> publishers = new LinkedHashMap<>();
        for (Map.Entry<String, RunningContainer> visible : fixtures.visible().entrySet()) {
            try {
                publishers.put(visible.getKey(), find.apply(visible.getValue()));
            } catch (IllegalArgumentException e) {
                // It does not publish that; which ones do, and which there are, is told below.
            }
        }
        if (publishers.size() == 1) {
            return publishers.values().iterator().next();
        }
        throw refused(
                publishers.isEmpty()
                        ? "no container publishes " + asked + "; " + thereIs(fixtures.visible())
                        : asked + " is published by the containers " + publishers.keySet() + ": say which, as in "
                                + example.formatted(
                                        publishers.keySet().iterator().next()));
    }

    private RunningContainer container() {
        String name = point.find(Container.class).map(Container::value).orElse("");
        if (!name.isEmpty()) {
            return named(name);
        }
        Map<String, RunningContainer> visible = fixtures.visible();
        if (visible.size() != 1) {
            throw refused(
                    visible.isEmpty()
                            ? "there is no container" + hint() + ": declare one with @RunContainer"
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
        return (visible.isEmpty()
                        ? "there is none"
                        : "there are "
                                + visible.entrySet().stream()
                                        .map(entry -> "[" + entry.getKey() + "] with ports "
                                                + entry.getValue().ports())
                                        .collect(Collectors.joining(", ")))
                + hint();
    }

    private String hint() {
        return context.getTestMethod().isPresent()
                ? ""
                : " (a container of scope METHOD is seen by @BeforeEach, @AfterEach and tests only)";
    }

    private ParameterResolutionException refused(String why) {
        return new ParameterResolutionException(point.described() + " can't be resolved: " + why);
    }
}
