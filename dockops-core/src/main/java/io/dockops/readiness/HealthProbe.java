package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.Health;

/** The image's own health check passes, as the engine sees it. */
public final class HealthProbe implements Probe {

    @Override
    public Answer ask(ContainerFacts container) {
        return container
                .health()
                .map(HealthProbe::judge)
                .orElseGet(() ->
                        Answer.never("its image defines no health check; add a HEALTHCHECK to its Dockerfile, or wait"
                                + " for something else, such as a port or the log"));
    }

    private static Answer judge(Health health) {
        String said =
                health.lastOutput().isBlank() ? "" : "; the last check said: " + Excerpt.tail(health.lastOutput());
        return switch (health.status()) {
            case "healthy" -> Answer.yes("its health check passes");
            case "unhealthy" -> Answer.never("its health check fails for good" + said);
            default -> Answer.no("its health is " + health.status() + said);
        };
    }
}
