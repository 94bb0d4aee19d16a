package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** System properties that live as long as a container's scope. */
@Isolated
class PropertiesTests {

    private static final String GROUP = "junit-properties";
    private static final String IMAGE = GROUP + ":uno";
    private static final String URL = "junit-properties.url";
    private static final String BEFORE = "junit-properties.before";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void areSetWhileTheScopeLivesAndRestoredAfter() {
        System.setProperty(BEFORE, "before");
        try {
            Cases.run(ClassCase.class).succeeded(2);

            assertThat(System.getProperty(BEFORE)).isEqualTo("before");
            assertThat(System.getProperty(URL)).isNull();
        } finally {
            System.clearProperty(BEFORE);
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void areThereWhenAnInstanceForTheClassIsMade() {
        Cases.run(PerClassCase.class).succeeded(1);
    }

    @Test
    void areRestoredAlsoWhereALaterContainerFails() {
        assertThat(Cases.run(FailingCase.class).failures()).hasSize(1);
        assertThat(System.getProperty(URL)).isNull();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void onesOfAPortThatIsNotPublishedAreRefused() {
        assertThat(Cases.run(UnpublishedCase.class).failure())
                .hasMessageStartingWith("Property [" + URL + "] of container [" + IMAGE + "] can't be set: ")
                .hasMessageContaining("99");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void classesAtOnceThatDifferAreRefusedWithBothNames() {
        RivalCase.meeting = new CountDownLatch(1);

        Cases cases = Cases.runInParallel(RivalCase.class, OtherRivalCase.class);

        assertThat(cases.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("System property [" + URL + "] can't be set for [")
                        .hasMessageContaining("which runs at the same time, has set it to another value")
                        .hasMessageContaining("scope SUITE"));
        assertThat(System.getProperty(URL)).isNull();
        RealEngine.assertNothingLeft(GROUP);
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(
            image = IMAGE,
            ports = "1337",
            properties = {URL + "=http://{host}:{1337}/a={{host}}", BEFORE + "=during"})
    static class ClassCase {

        @BeforeAll
        static void areSet() {
            assertThat(System.getProperty(BEFORE)).isEqualTo("during");
        }

        @Test
        void haveTheMappedPort(@MappedPort(1337) int port) {
            assertThat(System.getProperty(URL)).isEqualTo("http://127.0.0.1:" + port + "/a={host}");
        }

        @Nested
        @RunContainer(image = IMAGE, name = "inner", properties = BEFORE + "=inner", scope = Scope.METHOD)
        class InnerCase {

            @Test
            void areThoseOfTheNearest() {
                assertThat(System.getProperty(BEFORE)).isEqualTo("inner");
            }
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337", properties = URL + "={1337}")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassCase {

        private final int port = Integer.getInteger(URL);

        @Test
        void isTheMappedPort(@MappedPort(1337) int mapped) {
            assertThat(port).isEqualTo(mapped);
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "good", properties = URL + "=set")
    @RunContainer(
            image = IMAGE,
            name = "bad",
            dependsOn = "good",
            cmd = {"sh", "-c", "exit 1"})
    static class FailingCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337", properties = URL + "=http://{host}:{99}/")
    static class UnpublishedCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337", properties = URL + "={1337}")
    static class RivalCase {

        private static CountDownLatch meeting;

        /** The one that came first waits until the other has failed, or for long enough to tell that it did not. */
        @Test
        void runs() throws InterruptedException {
            assertThat(meeting.await(5, TimeUnit.SECONDS)).isFalse();
        }
    }

    static class OtherRivalCase extends RivalCase {}
}
