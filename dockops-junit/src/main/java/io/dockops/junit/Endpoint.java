package io.dockops.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Injects an address at which a container is reached, into a parameter or field of type {@link java.net.URI},
 * {@link java.net.URL} or {@code String}.
 *
 * <pre>{@code
 * void answers(@Endpoint("http://{host}:{1337}/api") URI api)
 * }</pre>
 *
 * @since 0.1
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Endpoint {

    /**
     * The address, in which <code>{host}</code> stands for the host of the mapped ports, and <code>{1337}</code> for the
     * port at which the container's port 1337 is published.
     *
     * @return the address
     */
    String value();

    /**
     * The name of the container; needed only where several publish the port.
     *
     * @return the name; by default, the one container that publishes the ports of the address
     */
    String container() default "";
}
