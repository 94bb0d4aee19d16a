package io.dockops.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test that has succeeded, where something happened to a container while it ran; the failure has the evidence. It is
 * looked at after {@code @AfterEach}.
 *
 * <pre>{@code
 * @RunContainer(image = "shop:uno", name = "shop")
 * @ContainerGuard(forbidLog = "ERROR|Exception")
 * class ShopTest { … }
 * }</pre>
 *
 * <p>A container that one test has for itself is guarded for its whole life; one that tests share, in each test's time. An
 * end is held against the tests that ran then, or else the next one. A container that a test has stopped, killed or closed by
 * its handle is not guarded, and neither is one that was waited for until it ended.
 *
 * <p>Works on classes, their superclasses and interfaces, and as a meta-annotation; that of a class holds for its
 * {@code @Nested} classes too. It costs some calls of the engine after each test.
 *
 * @since 0.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(ContainerGuards.class)
@ExtendWith(DockopsExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ContainerGuard {

    /**
     * The container that is guarded.
     *
     * @return its {@link RunContainer#name}; by default all that the class sees are
     */
    String container() default "";

    /**
     * What must not happen to it.
     *
     * @return by default, all that may
     */
    Mishap[] failOn() default {Mishap.EXIT, Mishap.OOM, Mishap.UNHEALTHY};

    /**
     * What it must not log: a regular expression, looked for in each line.
     *
     * @return such as {@code "ERROR|Exception"}; by default it may log anything
     */
    String forbidLog() default "";
}
