package io.dockops.junit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.ImageName;
import io.dockops.junit.plan.ContainerDeclaration.Images;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixturePlanTests {

    private static final ContainerTerms NO_TERMS =
            new ContainerTerms(List.of(), Map.of(), KeepPolicy.NEVER, PullPolicy.MISSING, true);
    private static final ImageDeclaration UNO = image("test:uno", "FROM uno");
    private static final ImageDeclaration DOS = image("test:dos", "FROM dos");
    private static final ImageDeclaration TOAST = image("toast:uno", "FROM toast");

    @Test
    void aContainerIsKnownByItsImage() {
        FixturePlan plan = FixturePlan.of(List.of(UNO), List.of(container("", "test:uno")), Surroundings.NONE);

        assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("test:uno");
    }

    @Test
    void aContainerIsKnownByTheNameThatItIsGiven() {
        FixturePlan plan = FixturePlan.of(List.of(UNO), List.of(container("first", "test:uno")), Surroundings.NONE);

        assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("first");
    }

    @Test
    void anImageNeedNotBeDeclaredToBeRun() {
        FixturePlan plan = FixturePlan.of(List.of(), List.of(container("", "other:one")), Surroundings.NONE);

        assertThat(plan.images()).isEmpty();
        assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("other:one");
    }

    @Test
    void aGroupIsEachOfItsDeclaredImages() {
        ContainerSpec template =
                ContainerSpec.builder("test").port("1337").env("A", "b").build();
        FixturePlan plan = FixturePlan.of(
                List.of(UNO, TOAST, DOS),
                List.of(new ContainerDeclaration("", new Images.Group("test"), template, Lifetime.METHOD, NO_TERMS)),
                Surroundings.NONE);

        assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("test:uno", "test:dos");
        assertThat(plan.containers()).allSatisfy(container -> {
            assertThat(container.spec().image()).hasToString(container.name());
            assertThat(container.spec().ports()).isEqualTo(template.ports());
            assertThat(container.spec().env()).isEqualTo(template.env());
            assertThat(container.lifetime()).isEqualTo(Lifetime.METHOD);
        });
    }

    @Test
    void aGroupOfOneImageCanHaveAName() {
        FixturePlan plan = FixturePlan.of(List.of(UNO, TOAST), List.of(group("web", "test")), Surroundings.NONE);

        assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("web");
    }

    @Test
    void aGroupOfSeveralImagesCantHaveAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixturePlan.of(List.of(UNO, DOS), List.of(group("web", "test")), Surroundings.NONE))
                .withMessage("The name [web] would be shared by the 2 containers of group [test]: leave it away, and"
                        + " they are known by their images' names");
    }

    @Test
    void aGroupMayNameTheImagesOfTheClassesAround() {
        FixturePlan plan = FixturePlan.of(List.of(UNO), List.of(group("", "test")), around(DOS, UNO));

        assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("test:uno", "test:dos");
        assertThat(plan.images()).as("made here").containsExactly(UNO);
    }

    @Test
    void aGroupWithoutADeclaredImageListsWhatIsDeclared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixturePlan.of(List.of(UNO), List.of(group("", "tets")), around(TOAST)))
                .withMessage("Group [tets] has no declared image; declared are [test:uno, toast:uno]: declare one with"
                        + " @DockerImage(tag = \"tets:…\", …), or name an image");
    }

    @Test
    void aGroupWhereNoImageIsDeclaredSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixturePlan.of(List.of(), List.of(group("", "test")), Surroundings.NONE))
                .withMessageStartingWith("Group [test] has no declared image; no image is declared: declare one");
    }

    @Test
    void twoContainersOfOneImageNeedNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixturePlan.of(
                        List.of(UNO), List.of(container("", "test:uno"), container("", "test:uno")), Surroundings.NONE))
                .withMessage("Two containers are known as [test:uno]: give each a name of its own, as in"
                        + " @RunContainer(name = \"first\", …)");
    }

    @Test
    void aGroupAndAContainerOfOneOfItsImagesClash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixturePlan.of(
                        List.of(UNO), List.of(group("", "test"), container("", "test:uno")), Surroundings.NONE))
                .withMessageContaining("Two containers are known as [test:uno]");
    }

    @Test
    void equalImagesCountOnce() {
        assertThat(FixturePlan.of(List.of(UNO, UNO), List.of(), Surroundings.NONE)
                        .images())
                .containsExactly(UNO);
    }

    @Test
    void aMissingTagIsLatest() {
        assertThat(image("test", "FROM uno")).isEqualTo(image("test:latest", "FROM uno"));
    }

    @Test
    void oneTagCantHaveTwoSources() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FixturePlan.of(List.of(UNO, image("test:uno", "FROM other")), List.of(), Surroundings.NONE))
                .withMessage(
                        "Image [test:uno] is declared twice and differently, as [test:uno from a Dockerfile's text]"
                                + " and as [test:uno from a Dockerfile's text]: give each a tag of its own");
    }

    @Test
    void oneTagCantHaveAnotherSourceThanInAClassAround() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixturePlan.of(List.of(image("test:uno", "FROM other")), List.of(), around(UNO)))
                .withMessageContaining("Image [test:uno] is declared twice");
    }

    private static Surroundings around(ImageDeclaration... images) {
        return new Surroundings(List.of(images), List.of());
    }

    private static ImageDeclaration image(String tag, String dockerfile) {
        return new ImageDeclaration(
                ImageName.parse(tag),
                new ImageSource.Build(BuildSpec.dockerfile(dockerfile, tag).build()),
                Optional.empty(),
                PullPolicy.MISSING,
                false,
                false);
    }

    private static ContainerDeclaration container(String name, String image) {
        return new ContainerDeclaration(
                name, new Images.One(ImageName.parse(image)), ContainerSpec.of(image), Lifetime.CLASS, NO_TERMS);
    }

    private static ContainerDeclaration group(String name, String group) {
        return new ContainerDeclaration(
                name, new Images.Group(group), ContainerSpec.of(group), Lifetime.CLASS, NO_TERMS);
    }
}
