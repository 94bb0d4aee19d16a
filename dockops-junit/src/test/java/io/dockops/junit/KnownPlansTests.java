package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dockops.ContainerSpec;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.PlannedContainer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

class KnownPlansTests {

    private final KnownPlans plans = new KnownPlans(Defaults.NONE);

    @RunContainer(image = "test:uno", ports = "80", scope = Scope.SUITE)
    private static class OneCase {}

    @RunContainer(image = "test:uno", ports = "80", scope = Scope.SUITE)
    private static class AnotherCase {}

    @RunContainer(image = "test:uno", ports = "81", scope = Scope.SUITE)
    private static class OtherPortCase {}

    @RunContainer(image = "test:uno", ports = "80", scope = Scope.SUITE)
    private static class WithExtensionCase {
        @RegisterExtension
        static final DockopsExtension MORE = DockopsExtension.builder()
                .container("more", ContainerSpec.of("test:dos"))
                .build();
    }

    @RunContainer(image = "test:uno", ports = "http")
    private static class BadCase {}

    @RunContainer(image = "test:uno", ports = "http")
    private static class AlsoBadCase {}

    @Test
    void whatIsDeclaredAlikeIsReadOnce() {
        assertThat(plans.of(AnotherCase.class)).isSameAs(plans.of(OneCase.class));
    }

    @Test
    void whatIsDeclaredDifferentlyIsNotTakenForTheSame() {
        assertThat(plans.of(OtherPortCase.class)).isNotEqualTo(plans.of(OneCase.class));
        assertThat(plans.of(WithExtensionCase.class).containers())
                .extracting(PlannedContainer::name)
                .containsExactly("test:uno", "more");
    }

    @Test
    void anotherClassLoaderMayFindOtherFiles() throws IOException, ClassNotFoundException {
        URL classes = getClass().getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new OwnFirst(classes)) {
            Class<?> elsewhere = loader.loadClass(OneCase.class.getName());

            assertThat(plans.of(elsewhere)).isEqualTo(plans.of(OneCase.class)).isNotSameAs(plans.of(OneCase.class));
        }
    }

    @Test
    void eachThatIsBadIsTold() {
        for (Class<?> bad : new Class<?>[] {BadCase.class, AlsoBadCase.class}) {
            assertThatExceptionOfType(ExtensionConfigurationException.class)
                    .isThrownBy(() -> plans.of(bad))
                    .withMessageContaining("[" + bad.getName() + "]");
        }
    }

    /** Defines this test's own classes anew. */
    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(URL classes) {
            super(new URL[] {classes}, KnownPlansTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.startsWith(KnownPlansTests.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
        }
    }
}
