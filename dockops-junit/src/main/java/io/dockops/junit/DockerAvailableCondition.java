package io.dockops.junit;

import io.dockops.DockopsException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link EnabledIfDockerAvailable}. */
final class DockerAvailableCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            FixtureStore.engine(context).ping();
            return ConditionEvaluationResult.enabled("an engine answers");
        } catch (DockopsException e) {
            return ConditionEvaluationResult.disabled(e.getMessage());
        }
    }
}
