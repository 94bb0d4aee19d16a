package io.dockops.junit;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.ImageName;
import io.dockops.junit.fixture.ScopeFixtures;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Does what {@link DockerImage} and {@link RunContainer} declare, and fills in parameters and fields; the annotations
 * register it. By {@link #builder()}, it declares the same without annotations:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final DockopsExtension DOCKER = DockopsExtension.builder()
 *         .image(BuildSpec.context(Path.of("src/test/docker"), "test:uno").build())
 *         .container("uno", ContainerSpec.builder("test:uno").port("1337").build())
 *         .build();
 * }</pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DockopsExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                InvocationInterceptor,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    private static final ProgrammaticFixtures NOTHING = new ProgrammaticFixtures(List.of(), List.of(), List.of());

    private final ProgrammaticFixtures fixtures;
    private final boolean isBuilt;

    /** Create the extension that annotations register. It has no state, as all of that is in JUnit's stores. */
    public DockopsExtension() {
        this(NOTHING, false);
    }

    private DockopsExtension(ProgrammaticFixtures fixtures, boolean isBuilt) {
        this.fixtures = fixtures;
        this.isBuilt = isBuilt;
    }

    /**
     * Declare fixtures without annotations, for a static field with {@code @RegisterExtension}.
     *
     * @return a builder; nothing starts before a test of the class does
     */
    public static Builder builder() {
        return new Builder();
    }

    ProgrammaticFixtures fixtures() {
        return fixtures;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        require(context);
        FieldInjection.ofClass(context);
    }

    /** Before another extension prepares the instance, as Spring's does: it reads the properties that are set here. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        require(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        require(context);
        FieldInjection.ofTest(context);
    }

    private void require(ExtensionContext context) {
        if (isBuilt && !RegisteredExtensions.include(context, fixtures)) {
            throw new ExtensionConfigurationException("An extension of DockopsExtension.builder() on class ["
                    + context.getRequiredTestClass().getName()
                    + "] is not in a static field: write it like \"@RegisterExtension static final DockopsExtension DOCKER"
                    + " = …\"");
        }
        FixtureStore.scope(context).require();
    }

    /** A constructor's failure is seen here only, where each test has an instance of its own. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        return told(invocation, context);
    }

    /** A dynamic test's failure is seen here only. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        told(invocation, context);
    }

    private static <T> T told(Invocation<T> invocation, ExtensionContext context) throws Throwable {
        long begun = System.nanoTime();
        try {
            return invocation.proceed();
        } catch (Throwable failure) {
            failed(context, failure, Duration.ofNanos(System.nanoTime() - begun));
            throw failure;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            failed(context, context.getExecutionException().get());
            return;
        }
        Optional<AssertionFailedError> broken = new GuardedContainers(FixtureStore.scope(context)).broken();
        if (broken.isPresent()) {
            failed(context, broken.get());
            throw broken.get();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isPresent()) {
            failed(context, failure.get());
        }
    }

    private static void failed(ExtensionContext context, Throwable failure) {
        failed(context, failure, FixtureStore.scope(context).age());
    }

    private static void failed(ExtensionContext context, Throwable failure, Duration ago) {
        if (!(failure instanceof TestAbortedException)) {
            ScopeFixtures fixtures = FixtureStore.scope(context);
            fixtures.markFailed();
            new FailureCapsules(context, fixtures).tell(failure, ago);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return InjectionPoint.isSupported(parameter)
                && (!isBuilt || RegisteredExtensions.isResolver(context, fixtures));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // A constructor's parameters come before beforeAll where the test instance is one for the class.
        return new Injection(InjectionPoint.of(parameter), context).value();
    }

    /**
     * Collects what an extension declares; networks and volumes that specs name are made for the scope, as they are for
     * annotations.
     *
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private final List<BuildSpec> builds = new ArrayList<>();
        private final List<ImageName> pulls = new ArrayList<>();
        private final List<ProgrammaticFixtures.Run> runs = new ArrayList<>();

        private Builder() {}

        /**
         * Build an image, where its content has changed.
         *
         * @param spec what to build, from what
         * @return this builder
         */
        public Builder image(BuildSpec spec) {
            builds.add(spec);
            return this;
        }

        /**
         * Pull an image, where it is missing.
         *
         * @param image its name
         * @return this builder
         * @throws IllegalArgumentException if it is no image name
         */
        public Builder image(String image) {
            pulls.add(ImageName.parse(image));
            return this;
        }

        /**
         * Run a container for the class.
         *
         * @param name the name by which parameters choose it
         * @param spec what it is made from
         * @return this builder
         */
        public Builder container(String name, ContainerSpec spec) {
            return container(name, spec, options -> {});
        }

        /**
         * Run a container.
         *
         * @param name the name by which parameters choose it
         * @param spec what it is made from
         * @param options says how long it lives, what it depends on and so on
         * @return this builder
         */
        public Builder container(String name, ContainerSpec spec, Consumer<ContainerOptions> options) {
            ContainerOptions said = new ContainerOptions();
            options.accept(said);
            runs.add(said.run(name, spec));
            return this;
        }

        /**
         * Make the extension.
         *
         * @return the extension, for a static field with {@code @RegisterExtension}
         */
        public DockopsExtension build() {
            return new DockopsExtension(new ProgrammaticFixtures(builds, pulls, runs), true);
        }
    }
}
