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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one {@link RunContainer}. */
final class ContainerReader {

    private final DeclaredPaths paths;
    private final Defaults defaults;

    ContainerReader(DeclaredPaths paths, Defaults defaults) {
        this.paths = paths;
        this.defaults = defaults;
    }

    ContainerDeclaration read(RunContainer container) {
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
        ContainerSpec.Builder spec = ContainerSpec.builder(
                images instanceof Images.One one ? one.image().toString() : container.group());
        process(container, spec);
        surroundings(container, spec);
        start(container, spec);
        return spec.build();
    }

    private static void process(RunContainer container, ContainerSpec.Builder spec) {
        Elements.pairs("env", container.env(), spec::env);
        Elements.pairs("labels", container.labels(), spec::label);
        spec.cmd(container.cmd()).entrypoint(container.entrypoint());
        Elements.given("workdir", container.workdir(), spec::workdir);
        Elements.given("user", container.user(), spec::user);
        Elements.given("memory", container.memory(), memory -> spec.memory(SizeText.parse(memory)));
        Elements.element("cpus", () -> spec.cpus(container.cpus()));
        spec.privileged(container.privileged());
    }

    private void surroundings(RunContainer container, ContainerSpec.Builder spec) {
        Elements.each("ports", container.ports(), spec::port);
        if (container.network().isEmpty() && container.aliases().length > 0) {
            throw new IllegalArgumentException("aliases: " + List.of(container.aliases())
                    + " are names on a network: name it too, as in network = \"backend\"");
        }
        Elements.given("network", container.network(), spec::network);
        Elements.given("aliases", container.network(), network -> spec.network(network, container.aliases()));
        Elements.each("mounts", container.mounts(), mount -> spec.mount(inModule(Mount.parse(mount))));
        Elements.each("copy", container.copy(), copy -> copy(copy, spec));
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
        Elements.given("platform", platform, spec::platform);
        if (container.waitFor().length > 0) {
            Elements.element("waitFor", () -> spec.waitFor(WaitReader.read(container.waitFor())));
        }
        spec.startTimeout(defaults.startTimeout());
        Elements.given("startTimeout", container.startTimeout(), text -> spec.startTimeout(DurationText.parse(text)));
        Elements.element(
                "startRetries",
                () -> spec.startRetries(
                        container.startRetries() == -1 ? defaults.startRetries() : container.startRetries()));
        spec.stopGrace(defaults.stopGrace());
        Elements.given("stop", container.stop(), text -> spec.stopGrace(StopText.parse(text)));
    }

    private ContainerTerms terms(RunContainer container) {
        Map<String, String> properties = new LinkedHashMap<>();
        Elements.pairs("properties", container.properties(), properties::put);
        return new ContainerTerms(
                List.of(container.dependsOn()),
                properties,
                container.keep().policy(defaults),
                defaults.pull(),
                container.overlap() && defaults.overlap());
    }
}
