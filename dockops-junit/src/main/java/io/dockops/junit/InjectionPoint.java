package io.dockops.junit;

import com.github.dockerjava.api.DockerClient;
import io.dockops.Containers;
import io.dockops.Images;
import io.dockops.PortMappings;
import io.dockops.RunningContainer;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A parameter or field that asks for something of a fixture. Only annotated ones and types of our own are supported: two
 * resolvers that support the same parameter are an error.
 *
 * @param at the parameter or field
 * @param parameter what JUnit knows of a parameter; {@code null} for a field
 */
record InjectionPoint(
        Class<?> type, AnnotatedElement at, @Nullable ParameterContext parameter) {

    private static final Set<Class<?>> OWN_TYPES =
            Set.of(RunningContainer.class, PortMappings.class, Images.class, Containers.class, DockerClient.class);

    static boolean isSupported(ParameterContext parameter) {
        return parameter.isAnnotated(MappedPort.class)
                || parameter.isAnnotated(Endpoint.class)
                || parameter.isAnnotated(Container.class)
                || isOwnType(parameter.getParameter().getType());
    }

    static boolean isAnnotated(Field field) {
        return AnnotationSupport.isAnnotated(field, MappedPort.class)
                || AnnotationSupport.isAnnotated(field, Endpoint.class)
                || AnnotationSupport.isAnnotated(field, Container.class);
    }

    static boolean isOwnType(Class<?> type) {
        return OWN_TYPES.contains(type);
    }

    static InjectionPoint of(ParameterContext parameter) {
        return new InjectionPoint(parameter.getParameter().getType(), parameter.getParameter(), parameter);
    }

    static InjectionPoint of(Field field) {
        return new InjectionPoint(field.getType(), field, null);
    }

    /** An annotation of it, which is looked for each time. */
    <A extends Annotation> Optional<A> find(Class<A> annotation) {
        return parameter == null
                ? AnnotationSupport.findAnnotation(at, annotation)
                : parameter.findAnnotation(annotation);
    }

    /** What it is, for messages. */
    String described() {
        return at instanceof Parameter parameter
                ? "Parameter [" + parameter + "] of [" + parameter.getDeclaringExecutable() + "]"
                : "Field [" + at + "]";
    }
}
