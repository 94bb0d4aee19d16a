package io.dockops.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Chooses the container for a parameter or field of type {@link io.dockops.RunningContainer} or
 * {@link io.dockops.PortMappings}. Where there is only one container, the name, and the annotation, may be left away.
 *
 * @since 0.1
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Container {

    /**
     * The container's name: the one that {@link RunContainer#name} gives it, else its image's name.
     *
     * @return the name; by default, the only container
     */
    String value() default "";
}
