package io.dockops;

import io.dockops.WaitFor.Requirement;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.readiness.CommandProbe;
import io.dockops.readiness.CommandProbe.Result;
import io.dockops.readiness.ExitProbe;
import io.dockops.readiness.HealthProbe;
import io.dockops.readiness.HttpProbe;
import io.dockops.readiness.HttpQuestion;
import io.dockops.readiness.LogProbe;
import io.dockops.readiness.PortProbe;
import io.dockops.readiness.Probe;
import io.dockops.readiness.Readiness;
import io.dockops.readiness.Routes;
import io.dockops.readiness.SlowProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Makes the probes behind what one container is waited for. */
final class Probes {

    private final Engine engine;
    private final ContainerStreams streams;
    private final ContainerFacts started;
    private final ContainerSpec spec;
    private final BiFunction<ContainerFacts, ContainerSpec, RunningContainer> handles;

    Probes(
            Engine engine,
            ContainerStreams streams,
            ContainerFacts started,
            ContainerSpec spec,
            BiFunction<ContainerFacts, ContainerSpec, RunningContainer> handles) {
        this.engine = engine;
        this.streams = streams;
        this.started = started;
        this.spec = spec;
        this.handles = handles;
    }

    /** What is waited for, each within its own time-out or that of the whole start. */
    List<Readiness.Requirement> of(WaitFor waitFor, Duration startTimeout) {
        List<Readiness.Requirement> all = new ArrayList<>();
        for (Requirement requirement : waitFor.requirements()) {
            all.add(new Readiness.Requirement(
                    requirement.condition().toString(),
                    probe(requirement.condition()),
                    timeout(requirement, startTimeout)));
        }
        return all;
    }

    private static Duration timeout(Requirement requirement, Duration startTimeout) {
        Duration own = requirement.timeout().orElse(startTimeout);
        return own.compareTo(startTimeout) < 0 ? own : startTimeout;
    }

    private Probe probe(WaitCondition condition) {
        if (condition instanceof WaitCondition.Ports) {
            return PortProbe.all(Routes.to(engine), started);
        }
        if (condition instanceof WaitCondition.Port port) {
            return PortProbe.one(Routes.to(engine), port.containerPort());
        }
        if (condition instanceof WaitCondition.Http http) {
            return new SlowProbe(new HttpProbe(Routes.to(engine), question(http.check())));
        }
        if (condition instanceof WaitCondition.Log log) {
            return new LogProbe(engine, Pattern.compile(log.pattern()), log.times());
        }
        if (condition instanceof WaitCondition.Healthy) {
            return new HealthProbe();
        }
        if (condition instanceof WaitCondition.Exit exit) {
            return new ExitProbe(exit.code());
        }
        if (condition instanceof WaitCondition.Command command) {
            return new SlowProbe(new CommandProbe(command.words(), this::execute));
        }
        if (condition instanceof WaitCondition.Own own) {
            return new SlowProbe(new OwnProbe(own.probe(), this::handle));
        }
        if (condition instanceof WaitCondition.OwnClass own) {
            return new SlowProbe(new OwnProbe(ProbeClass.instantiate(own.type()), this::handle));
        }
        throw new IllegalStateException("There is no probe for [" + condition + "]");
    }

    private RunningContainer handle(ContainerFacts facts) {
        return handles.apply(facts, spec);
    }

    private static HttpQuestion question(HttpCheck check) {
        return new HttpQuestion(
                check.method(),
                check.path(),
                check.port(),
                check.headers(),
                check.statuses(),
                Pattern.compile(check.bodyPattern()),
                check.tls());
    }

    private Result execute(String id, Duration atMost, List<String> words) throws InterruptedException {
        ExecResult result = streams.exec(id, atMost, words.toArray(String[]::new));
        return new Result(result.exitCode(), result.stdout() + result.stderr());
    }
}
