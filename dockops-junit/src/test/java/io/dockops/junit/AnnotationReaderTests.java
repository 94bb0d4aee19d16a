package io.dockops.junit;

import static io.dockops.junit.Plans.assertRefused;
import static io.dockops.junit.Plans.onlyContainer;
import static io.dockops.junit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.FixturePlan;
import io.dockops.junit.plan.PlannedContainer;
import io.dockops.junit.plan.Surroundings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Where annotations are found. What they say: {@link ContainerReaderTests}, {@link ImageReaderTests}, {@link WaitReaderTests}. */
class AnnotationReaderTests {

    @Test
    void superclassesComeFirst() {
        assertThat(plan(SubclassCase.class).containers())
                .extracting(PlannedContainer::name)
                .containsExactly("of the superclass", "of the subclass");
    }

    @Test
    void interfacesCount() {
        class ImplementingCase implements WithContainer {}

        assertThat(onlyContainer(ImplementingCase.class).name()).isEqualTo("of the interface");
    }

    @Test
    void metaAnnotationsCount() {
        @WebService
        class MetaCase {}

        assertThat(onlyContainer(MetaCase.class).name()).isEqualTo("web");
        assertThat(plan(MetaCase.class).images()).hasSize(1);
    }

    @Test
    void metaAnnotationsOfASuperclassCount() {
        @WebService
        class BaseCase {}
        class DerivedCase extends BaseCase {}

        assertThat(onlyContainer(DerivedCase.class).name()).isEqualTo("web");
    }

    @Test
    void repeatedOnesCountInTheirOrder() {
        @RunContainer(image = "test:uno", name = "first")
        @RunContainer(image = "test:uno", name = "second")
        class RepeatedCase {}

        assertThat(plan(RepeatedCase.class).containers())
                .extracting(PlannedContainer::name)
                .containsExactly("first", "second");
    }

    @Test
    void equalOnesCountOnce() {
        @WebService
        class TwiceCase implements WithContainer, AlsoWithContainer {}

        assertThat(plan(TwiceCase.class).containers())
                .extracting(PlannedContainer::name)
                .containsExactlyInAnyOrder("of the interface", "web");
    }

    @Test
    void classesAroundDoNotCountButTheirImagesCanBeNamedByGroup() {
        @RunContainer(group = "test")
        class InnerCase {}
        Surroundings around = new Surroundings(plan(WithImageCase.class).images(), List.of());

        FixturePlan plan = AnnotationReader.of(InnerCase.class).plan(around, Defaults.NONE);

        assertThat(plan.images()).isEmpty();
        assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("test:uno");
    }

    @Test
    void aClassWithoutAnnotationsNeedsNothing() {
        class NothingCase {}

        assertThat(plan(NothingCase.class)).isEqualTo(FixturePlan.NONE);
    }

    @Test
    void groupThatNamesNoDeclaredImage() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
        @RunContainer(group = "tets")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "the fixtures",
                "Group [tets] has no declared image; declared are [test:uno]: declare one with @DockerImage");
    }

    @Test
    void theCauseIsKept() {
        @RunContainer(image = "test:uno", ports = "http")
        class BadCase {}

        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> plan(BadCase.class))
                .havingCause()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @DockerImage(tag = "test:web", dockerfile = "FROM busybox")
    @RunContainer(image = "test:web", name = "web", ports = "80")
    private @interface WebService {}

    @RunContainer(image = "test:uno", name = "of the interface")
    private interface WithContainer {}

    @RunContainer(image = "test:uno", name = "of the interface")
    private interface AlsoWithContainer {}

    @RunContainer(image = "test:uno", name = "of the superclass")
    private static class SuperclassCase {}

    @RunContainer(image = "test:uno", name = "of the subclass")
    private static final class SubclassCase extends SuperclassCase {}

    @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
    private static final class WithImageCase {}
}
