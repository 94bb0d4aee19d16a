package io.dockops.benchmark.least;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts what {@link Httpd} asks for, and leaves its end to JUnit's store. */
public final class LeastExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LeastExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        session(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(Port.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return session(context).port();
    }

    private static LeastSession session(ExtensionContext context) {
        boolean shared =
                context.getRequiredTestClass().getAnnotation(Httpd.class).shared();
        return (shared ? context.getRoot() : context)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("session", key -> begin(), LeastSession.class);
    }

    private static LeastSession begin() {
        try {
            return LeastSession.begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
