package io.dockops.junit.plan;

import io.dockops.ContainerSpec;
import io.dockops.junit.plan.ContainerDeclaration.Images;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one class needs: its images, its containers under names that are unique in it, and what must not happen to them.
 * Checked when made, so that nothing starts for a class whose declarations do not hold together.
 */
public record FixturePlan(List<ImageDeclaration> images, List<PlannedContainer> containers, List<Guard> guards) {

    /** Nothing at all. */
    public static final FixturePlan NONE = new FixturePlan(List.of(), List.of(), List.of());

    public FixturePlan {
        images = List.copyOf(images);
        containers = List.copyOf(containers);
        guards = List.copyOf(guards);
    }

    /**
     * Make the plan of a class.
     *
     * @param images the images that it declares
     * @param containers the containers that it declares
     * @param around what the classes around it declare; groups and dependencies may name that too
     * @throws IllegalArgumentException if the declarations contradict each other; the message says what to do
     */
    public static FixturePlan of(
            Collection<ImageDeclaration> images, Collection<ContainerDeclaration> containers, Surroundings around) {
        Map<String, ImageDeclaration> byTag = new LinkedHashMap<>();
        declare(images, byTag);
        List<ImageDeclaration> ownImages = List.copyOf(byTag.values());
        declare(around.images(), byTag);
        Collection<ImageDeclaration> visible = byTag.values();
        Map<String, PlannedContainer> planned = new LinkedHashMap<>();
        for (ContainerDeclaration declaration : containers) {
            for (PlannedContainer container : expand(declaration, visible)) {
                if (planned.putIfAbsent(container.name(), container) != null) {
                    throw new IllegalArgumentException("Two containers are known as [" + container.name()
                            + "]: give each a name of its own, as in @RunContainer(name = \"first\", …)");
                }
            }
        }
        new DependencyGraph(planned.values(), around.containers()).check();
        return new FixturePlan(ownImages, List.copyOf(planned.values()), List.of());
    }

    /**
     * Guard containers of this plan, or of those around it.
     *
     * @throws IllegalArgumentException if a guard names a container that there is not; the message has those that there are
     */
    public FixturePlan guarded(Collection<Guard> wanted, Surroundings around) {
        Set<String> names = new LinkedHashSet<>();
        for (PlannedContainer container : containers) {
            names.add(container.name());
        }
        for (PlannedContainer container : around.containers()) {
            names.add(container.name());
        }
        for (Guard guard : wanted) {
            if (!guard.container().isEmpty() && !names.contains(guard.container())) {
                throw new IllegalArgumentException("@ContainerGuard names container [" + guard.container()
                        + "], which is not declared; declared are " + names
                        + ": write one of these names, or leave it away to guard all of them");
            }
        }
        return new FixturePlan(images, containers, List.copyOf(wanted));
    }

    /** The containers that live so long. */
    public List<PlannedContainer> containers(Lifetime lifetime) {
        List<PlannedContainer> living = new ArrayList<>();
        for (PlannedContainer container : containers) {
            if (container.lifetime() == lifetime) {
                living.add(container);
            }
        }
        return living;
    }

    /** By tag and not in a set: the first hash of a record costs a cold JVM more than all else here. */
    private static void declare(Collection<ImageDeclaration> images, Map<String, ImageDeclaration> byTag) {
        for (ImageDeclaration image : images) {
            ImageDeclaration other = byTag.putIfAbsent(image.tag().toString(), image);
            if (other != null && !other.equals(image)) {
                throw new IllegalArgumentException("Image [" + image.tag() + "] is declared twice and differently, as ["
                        + other.source() + "] and as [" + image.source() + "]: give each a tag of its own");
            }
        }
    }

    private static List<PlannedContainer> expand(
            ContainerDeclaration declaration, Collection<ImageDeclaration> visible) {
        if (declaration.images() instanceof Images.One one) {
            String name = declaration.name().isEmpty() ? one.image().toString() : declaration.name();
            return List.of(
                    new PlannedContainer(name, declaration.template(), declaration.lifetime(), declaration.terms()));
        }
        String group = ((Images.Group) declaration.images()).group();
        List<ImageDeclaration> members =
                visible.stream().filter(image -> image.tag().isOfGroup(group)).toList();
        if (members.isEmpty()) {
            throw new IllegalArgumentException("Group [" + group + "] has no declared image; "
                    + (visible.isEmpty()
                            ? "no image is declared"
                            : "declared are "
                                    + visible.stream()
                                            .map(ImageDeclaration::tag)
                                            .toList())
                    + ": declare one with @DockerImage(tag = \"" + group + ":…\", …), or name an image");
        }
        if (members.size() > 1 && !declaration.name().isEmpty()) {
            throw new IllegalArgumentException("The name [" + declaration.name() + "] would be shared by the "
                    + members.size() + " containers of group [" + group
                    + "]: leave it away, and they are known by their images' names");
        }
        return members.stream().map(image -> member(declaration, image)).toList();
    }

    private static PlannedContainer member(ContainerDeclaration declaration, ImageDeclaration image) {
        String name = declaration.name().isEmpty() ? image.tag().toString() : declaration.name();
        ContainerSpec spec =
                declaration.template().toBuilder().image(image.tag()).build();
        return new PlannedContainer(name, spec, declaration.lifetime(), declaration.terms());
    }
}
