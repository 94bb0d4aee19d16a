package io.dockops.junit;

import io.dockops.Protocol;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Injects where a container's port is published, into a parameter of a constructor, lifecycle method or test, or into a
 * field: as {@code int} or {@code Integer}, {@link io.dockops.PortMapping} or {@link java.net.InetSocketAddress}.
 *
 * @since 0.1
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface MappedPort {

    /**
     * The port inside of the container.
     *
     * @return the port
     */
    int value();

    /**
     * The port's protocol.
     *
     * @return tcp by default
     */
    Protocol protocol() default Protocol.TCP;

    /**
     * The name of the container; needed only where several publish the port.
     *
     * @return the name; by default, the one container that publishes the port
     */
    String container() default "";
}
