package io.dockops;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists containers, and knows of which image each was made even after the image's name has moved on. */
final class ContainerList {

    private final Engine engine;

    ContainerList(Engine engine) {
        this.engine = engine;
    }

    List<ContainerSummary> list(boolean all) {
        return Failures.translated(
                "Listing containers",
                () ->
                        engine
                                .call(
                                        "list containers",
                                        client -> client.listContainersCmd()
                                                .withShowAll(all)
                                                .exec())
                                .stream()
                                .map(this::summary)
                                .toList());
    }

    private ContainerSummary summary(Container listed) {
        String name = name(listed);
        String image = Objects.requireNonNullElse(listed.getImage(), "");
        String imageId = Objects.requireNonNullElse(listed.getImageId(), "");
        Map<String, String> labels = Objects.requireNonNullElse(listed.getLabels(), Map.of());
        return new ContainerSummary(
                listed.getId(),
                name,
                image,
                imageId,
                imageName(listed.getId(), image, imageId),
                ContainerStatus.parse(ContainerFacts.dockersWord(Objects.requireNonNullElse(listed.getState(), ""))),
                new PortMappings(name, ports(listed.getPorts())),
                labels);
    }

    /**
     * The engine lists an image's id once its name was given to another image; an inspect still has the name of the
     * container's creation.
     */
    private Optional<ImageName> imageName(String id, String image, String imageId) {
        if (!isId(image, imageId)) {
            return ImageName.parseListed(image);
        }
        return engine.inspectContainer(id)
                .map(ContainerFacts::image)
                .filter(created -> !isId(created, imageId))
                .flatMap(ImageName::parseListed)
                .or(() -> engine.findImage(imageId).stream()
                        .flatMap(found -> found.names().stream())
                        .flatMap(listed -> ImageName.parseListed(listed).stream())
                        .findFirst());
    }

    private static boolean isId(String image, String imageId) {
        return image.isEmpty() || image.startsWith("sha256:") || imageId.startsWith("sha256:" + image);
    }

    private static String name(Container listed) {
        String[] names = listed.getNames();
        // Links give a container further names of the form /other/alias; its own has one slash.
        return names == null
                ? ""
                : Arrays.stream(names)
                        .map(name -> name.startsWith("/") ? name.substring(1) : name)
                        .filter(name -> !name.contains("/"))
                        .findFirst()
                        .orElse("");
    }

    private List<PortMapping> ports(ContainerPort @Nullable [] ports) {
        return ports == null
                ? List.of()
                : Arrays.stream(ports)
                        .flatMap(port -> port.getPublicPort() == null || port.getPrivatePort() == null
                                ? Stream.empty() // exposed, but not published
                                : mapping(
                                        port.getPrivatePort(),
                                        Objects.requireNonNullElse(port.getType(), "tcp"),
                                        Objects.requireNonNullElse(port.getIp(), ""),
                                        port.getPublicPort(),
                                        engine.host())
                                        .stream())
                        .toList();
    }

    static Optional<PortMapping> mapping(
            int containerPort, String protocol, String hostIp, int hostPort, String engineHost) {
        try {
            return Optional.of(new PortMapping(
                    containerPort, Protocol.parse(protocol), hostIp, hostPort, reachedAt(hostIp, engineHost)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a protocol that is not known yet can't be asked for either
        }
    }

    /** A port that is bound to all addresses or to the loopback is reached at the engine's own. */
    private static String reachedAt(String hostIp, String engineHost) {
        return switch (hostIp) {
            case "", "0.0.0.0", "::", "::1", "127.0.0.1" -> engineHost;
            default -> hostIp;
        };
    }

    static PortMappings mappings(ContainerFacts container, String engineHost) {
        List<PortMapping> mappings = new ArrayList<>();
        for (ContainerFacts.PublishedPort port : container.ports()) {
            Optional<PortMapping> mapping =
                    mapping(port.containerPort(), port.protocol(), port.hostIp(), port.hostPort(), engineHost);
            if (mapping.isPresent()) {
                mappings.add(mapping.get());
            }
        }
        return new PortMappings(container.name(), mappings);
    }
}
