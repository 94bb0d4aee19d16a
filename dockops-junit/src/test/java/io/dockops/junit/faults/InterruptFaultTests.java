package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.dockops.DockopsException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.Container;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.junit.Scope;
import io.dockops.testing.FaultTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Tests whose threads are interrupted while they wait for a container. */
class InterruptFaultTests {

    private static final String GROUP = "faultc-interrupt";
    private static final String IMAGE = GROUP + ":uno";
    private static final String FLAG = "interrupted at the end";

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void anInterruptedTestFailsAndItsContainersAreRemovedAndItsFlagIsKept() {
        Cases cases = Cases.run(InterruptedCase.class);

        assertThat(cases.failure())
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("Executing [sleep 321] in container [")
                .hasMessageEndingWith("] was interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(cases.published(FLAG)).containsExactly("true");
        FaultTable.saw("test interrupted", cases.failure());
    }

    @Test
    void aTestThatTimesOutFailsAndItsContainersAreRemoved() {
        Throwable failure = Cases.run(TimedOutCase.class).failure();

        assertThat(failure).isInstanceOf(TimeoutException.class);
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .anySatisfy(told ->
                        assertThat(told).contains("Executing [sleep 321]").endsWith("was interrupted"));
        FaultTable.saw("test timed out", failure.getMessage() + "\n" + told(failure));
    }

    @Test
    void soDoesOneThatHasAThreadOfItsOwn() {
        assertThat(Cases.run(TimedOutThreadCase.class).failure()).isInstanceOf(TimeoutException.class);
    }

    private static String told(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(DockopsException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow();
    }

    @ExtendWith(FlagAtTheEnd.class)
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, scope = Scope.METHOD, overlap = false) // so that it is gone when its test ends
    static class InterruptedCase {

        @Test
        void waits(RunningContainer container) {
            Thread test = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                await().until(() -> isExecuting(container));
                test.interrupt();
            });
            interrupter.start();
            Throwable thrown = catchThrowable(() -> container.exec(Duration.ofMinutes(5), "sleep", "321"));
            assertThat(test.isInterrupted()).isTrue();
            throw (DockopsException) thrown;
        }

        private static boolean isExecuting(RunningContainer container) {
            return Arrays.stream(RealEngine.DOCKER
                            .topContainerCmd(container.id())
                            .exec()
                            .getProcesses())
                    .anyMatch(process -> String.join(" ", process).contains("sleep 321"));
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "shared")
    @RunContainer(image = IMAGE, name = "own", scope = Scope.METHOD)
    abstract static class Hanging {

        static void hang(RunningContainer container) {
            container.exec(Duration.ofMinutes(5), "sleep", "321");
        }
    }

    static class TimedOutCase extends Hanging {

        @Test
        @Timeout(value = 500, unit = TimeUnit.MILLISECONDS)
        void hangs(@Container("own") RunningContainer own) {
            hang(own);
        }
    }

    static class TimedOutThreadCase extends Hanging {

        @Test
        @Timeout(value = 500, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void hangs(@Container("shared") RunningContainer shared) {
            hang(shared);
        }
    }

    /** Tells the interrupt flag after the test's containers are gone: what is stored first is closed last. */
    static class FlagAtTheEnd implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            context.getStore(Namespace.create(FlagAtTheEnd.class)).put(FLAG, new Flag(context));
        }

        @SuppressWarnings("deprecation") // up to 5.12 JUnit closes it as the one, from 5.13 as the other
        private record Flag(ExtensionContext context) implements Store.CloseableResource, AutoCloseable {

            @Override
            public void close() {
                RealEngine.assertNothingLeft(GROUP);
                context.publishReportEntry(
                        FLAG, String.valueOf(Thread.currentThread().isInterrupted()));
            }
        }
    }
}
