package io.dockops.junit;

import io.dockops.DockopsException;
import io.dockops.EngineUnavailableException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Decides for {@link EnabledIfDockerAvailable}. An engine that may not be asked, as one on plain tcp, is not one that does not
 * answer: that is an error, which would be overlooked where tests are merely disabled.
 */
final class DockerAvailableCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            FixtureStore.engine(context).ping();
            return ConditionEvaluationResult.enabled("an engine answers");
        } catch (DockopsException e) {
            if (isUnavailable(e)) {
                return ConditionEvaluationResult.disabled(e.getMessage());
            }
            throw e;
        }
    }

    /** What was asked before is told with the first answer as its cause. */
    private static boolean isUnavailable(DockopsException failure) {
        return failure instanceof EngineUnavailableException
                || failure.getCause() instanceof EngineUnavailableException;
    }
}
