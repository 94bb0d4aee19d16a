package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.FixturePlan;
import io.dockops.junit.plan.PlannedContainer;
import io.dockops.junit.plan.Surroundings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads the annotations of fixture classes, without an engine. */
final class Plans {

    private Plans() {}

    static FixturePlan plan(Class<?> testClass) {
        return plan(testClass, Defaults.NONE);
    }

    static FixturePlan plan(Class<?> testClass, Defaults defaults) {
        return AnnotationReader.of(testClass).plan(Surroundings.NONE, defaults);
    }

    static PlannedContainer onlyContainer(Class<?> testClass) {
        return onlyContainer(testClass, Defaults.NONE);
    }

    static PlannedContainer onlyContainer(Class<?> testClass, Defaults defaults) {
        List<PlannedContainer> containers = plan(testClass, defaults).containers();
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    /** Tell that a class is refused, for what stands where. */
    static void assertRefused(Class<?> testClass, String where, String what) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> plan(testClass))
                .withMessageStartingWith(where + " on class [" + testClass.getName() + "]: ")
                .withMessageContaining(what);
    }

    /** Tell that the one container of image test:uno is refused: for that, and no more is told. */
    static void assertContainerRefused(Class<?> testClass, String what) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> plan(testClass))
                .withMessageStartingWith(
                        "@RunContainer(image = \"test:uno\") on class [" + testClass.getName() + "]: " + what);
    }

    static Path inModule(String path) {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve(path)
                .normalize();
    }
}
