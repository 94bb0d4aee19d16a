package io.dockops.junit;

import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Does what {@link DockerImage} and {@link RunContainer} declare, and resolves parameters; the annotations register it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DockopsExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    /** Create the extension; it has no state, as all of that is in JUnit's stores. */
    public DockopsExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        FixtureStore.scope(context).require();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        FixtureStore.scope(context).require();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return FixtureParameter.isSupported(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // A constructor's parameters come before beforeAll where the test instance is one for the class.
        return new FixtureParameter(parameter, context).resolve();
    }
}
