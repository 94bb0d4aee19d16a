package io.dockops.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds more than one {@link ContainerGuard}; the compiler writes it.
 *
 * @since 0.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(DockopsExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ContainerGuards {

    /**
     * The guards.
     *
     * @return the annotations
     */
    ContainerGuard[] value();
}
