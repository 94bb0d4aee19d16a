package io.dockops.junit;

import io.dockops.ContainerSpec;
import io.dockops.ImageName;
import io.dockops.Mount;
import io.dockops.engine.DurationText;
import io.dockops.junit.plan.ContainerDeclaration;
import io.dockops.junit.plan.ContainerDeclaration.Images;
import io.dockops.junit.plan.ContainerTerms;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.Lifetime;
import io.dockops.junit.plan.SizeText;
import io.dockops.junit.plan.StopText;
import java.util.List;
import java.util.Map;

/** Reads one {@link RunContainer}. */
final class ContainerReader {

    private final DeclaredPaths paths;
    private final Defaults defaults;
    private final Elements elements = new Elements();

    ContainerReader(DeclaredPaths paths, Defaults defaults) {
        this.paths = paths;
        this.defaults = defaults;
    }

    ContainerDeclaration read(RunContainer container) {
        try {
            return declaration(container);
        } catch (IllegalArgumentException e) {
            throw elements.told(e);
        }
    }

    private ContainerDeclaration declaration(RunContainer container) {
        elements.atNone();
        Images images = images(container);
        return new ContainerDeclaration(
                container.name(),
                images,
                template(container, images),
                Lifetime.valueOf(container.scope().name()),
                terms(container));
    }

    private static Images images(RunContainer container) {
        if (container.image().isEmpty() == container.group().isEmpty()) {
            throw new IllegalArgumentException(
                    container.image().isEmpty()
                            ? "neither image nor group is given: name the image to run, or the group of declared images"
                            : "both image and group are given: keep the one that says what to run");
        }
        return container.group().isEmpty()
                ? new Images.One(ImageName.parse(container.image()))
                : new Images.Group(container.group());
    }

    private ContainerSpec template(RunContainer container, Images images) {
        // A group is the repository part of a name, and so a name itself; each image of it takes its place.
        ContainerSpec.Builder spec = images instanceof Images.One one
                ? ContainerSpec.builder(one.image())
                : ContainerSpec.builder(container.group());
        process(container, spec);
        surroundings(container, spec);
        start(container, spec);
        elements.atNone();
        return spec.build();
    }

    private void process(RunContainer container, ContainerSpec.Builder spec) {
        for (Map.Entry<String, String> variable :
                elements.pairs("env", container.env()).entrySet()) {
            spec.env(variable.getKey(), variable.getValue());
        }
        for (Map.Entry<String, String> label :
                elements.pairs("labels", container.labels()).entrySet()) {
            spec.label(label.getKey(), label.getValue());
        }
        elements.atNone();
        spec.cmd(container.cmd()).entrypoint(container.entrypoint());
        if (elements.given("workdir", container.workdir())) {
            spec.workdir(container.workdir());
        }
        if (elements.given("user", container.user())) {
            spec.user(container.user());
        }
        if (elements.given("memory", container.memory())) {
            spec.memory(SizeText.parse(container.memory()));
        }
        elements.at("cpus");
        spec.cpus(container.cpus());
        spec.privileged(container.privileged());
    }

    private void surroundings(RunContainer container, ContainerSpec.Builder spec) {
        elements.at("ports");
        for (String port : container.ports()) {
            spec.port(port);
        }
        network(container, spec);
        elements.at("mounts");
        for (String mount : container.mounts()) {
            spec.mount(inModule(Mount.parse(mount)));
        }
        elements.at("copy");
        for (String copy : container.copy()) {
            copy(copy, spec);
        }
    }

    private void network(RunContainer container, ContainerSpec.Builder spec) {
        if (container.network().isEmpty() && container.aliases().length > 0) {
            elements.at("aliases");
            throw new IllegalArgumentException(
                    List.of(container.aliases()) + " are names on a network: name it too, as in network = \"backend\"");
        }
        if (elements.given("network", container.network())) {
            spec.network(container.network());
            elements.at("aliases");
            spec.network(container.network(), container.aliases());
        }
    }

    /** The engine takes absolute paths only. */
    private Mount inModule(Mount mount) {
        return mount.kind() == Mount.Kind.BIND
                ? new Mount(mount.kind(), paths.inModule(mount.source()).toString(), mount.target(), mount.readOnly())
                : mount;
    }

    private void copy(String text, ContainerSpec.Builder spec) {
        int colon = text.lastIndexOf(":/");
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "Bad copy [" + text
                            + "]: write it like \"src/test/db/schema.sql:/init/schema.sql\", with an absolute path in the container");
        }
        spec.copy(paths.file(text.substring(0, colon)), text.substring(colon + 1));
    }

    private void start(RunContainer container, ContainerSpec.Builder spec) {
        String platform = container.platform().isEmpty() ? defaults.platform().orElse("") : container.platform();
        if (elements.given("platform", platform)) {
            spec.platform(platform);
        }
        if (container.waitFor().length > 0) {
            elements.at("waitFor");
            spec.waitFor(WaitReader.read(container.waitFor()));
        }
        spec.startTimeout(defaults.startTimeout());
        if (elements.given("startTimeout", container.startTimeout())) {
            spec.startTimeout(DurationText.parse(container.startTimeout()));
        }
        elements.at("startRetries");
        spec.startRetries(container.startRetries() == -1 ? defaults.startRetries() : container.startRetries());
        spec.stopGrace(defaults.stopGrace());
        if (elements.given("stop", container.stop())) {
            spec.stopGrace(StopText.parse(container.stop()));
        }
    }

    private ContainerTerms terms(RunContainer container) {
        Map<String, String> properties = elements.pairs("properties", container.properties());
        elements.atNone();
        return new ContainerTerms(
                List.of(container.dependsOn()),
                properties,
                container.keep().policy(defaults),
                defaults.pull(),
                container.overlap() && defaults.overlap());
    }
}
