package io.dockops;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.Health;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.History;
import io.dockops.engine.Poller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks the engine what happened to a container; a part that it does not tell says why in its place. */
final class ContainerReports {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_LINES = 20_000;
    private static final int EARLIER_LINES = 10;

    /** The attributes of events that tell causes; the others are the image's labels, mostly. */
    private static final List<String> TELLING = List.of("exitCode", "signal");

    private final Engine engine;
    private final ContainerSpec spec;
    private final Secrets secrets;

    ContainerReports(Engine engine, ContainerSpec spec) {
        this.engine = engine;
        this.spec = spec;
        this.secrets = Secrets.of(spec.env());
    }

    /**
     * How a container is; nothing where it is gone.
     *
     * @param time of the engine's, when it was looked at
     * @param asked of the engine's, when the report was asked for, which is earlier where there was patience
     */
    private record Look(
            Optional<ContainerFacts> now, boolean expected, Optional<Instant> time, Optional<Instant> asked) {

        boolean hasEnded() {
            return now.filter(ContainerFacts::hasEnded).isPresent();
        }

        boolean isOver() {
            return now.isEmpty() || hasEnded();
        }

        boolean isLost() {
            return !expected && isOver();
        }

        Optional<Duration> ended() {
            return now.filter(ContainerFacts::hasEnded)
                    .flatMap(facts -> History.time(facts.finished()))
                    .flatMap(end -> asked.map(at -> Duration.between(end, at)));
        }
    }

    ContainerReport of(ContainerFacts ready, boolean asked, Optional<Duration> ago, Duration patience) {
        return Failures.translated("Inspecting container [" + ready.name() + "]", () -> {
            long begun = System.nanoTime();
            boolean expected = asked || ready.hasEnded();
            Optional<ContainerFacts> now = look(ready.id(), expected ? Duration.ZERO : patience)
                    .map(facts -> expected ? facts : MemoryKill.awaited(engine, spec, facts));
            Optional<Instant> time = engine.history().now();
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            Optional<Instant> then = time.map(at -> at.minus(waited));
            return report(ready, asked, new Look(now, expected, time, then), then.flatMap(at -> ago.map(at::minus)));
        });
    }

    /** Look until it has ended, or the patience has. */
    private Optional<ContainerFacts> look(String id, Duration patience) {
        List<ContainerFacts> last = new ArrayList<>();
        Poller.poll(patience, () -> {
            last.clear();
            engine.inspectContainer(id).ifPresent(last::add);
            return last.stream().noneMatch(facts -> !facts.hasEnded()) ? Optional.of(true) : Optional.empty();
        });
        return last.stream().findFirst();
    }

    private ContainerReport report(ContainerFacts ready, boolean asked, Look look, Optional<Instant> since) {
        List<String> events = events(ready.id(), look, since);
        String log = look.now().isEmpty() ? "" : log(ready.id(), since, look.time(), MOST_LINES);
        boolean killedForMemory = look.hasEnded()
                && look.now().filter(ContainerFacts::outOfMemory).isPresent();
        return new ContainerReport(
                secrets.redact(summary(look, asked)),
                look.isOver(),
                look.isLost(),
                look.ended(),
                killedForMemory || events.stream().anyMatch(event -> event.endsWith(": oom")),
                look.now()
                        .flatMap(ContainerFacts::health)
                        .filter(health -> health.status().equals("unhealthy"))
                        .isPresent(),
                facts(look.now().orElse(ready), look.now().isPresent()).stream()
                        .map(secrets::redact)
                        .toList(),
                events,
                log,
                log.isBlank() && look.now().isPresent() ? log(ready.id(), Optional.empty(), since, EARLIER_LINES) : "");
    }

    private static String summary(Look look, boolean asked) {
        if (look.now().isEmpty()) {
            return asked ? "was removed by its handle" : "is gone since it was ready; did somebody else remove it?";
        }
        ContainerFacts now = look.now().get();
        if (!now.hasEnded()) {
            String health =
                    now.health().map(checked -> ", and is " + checked.status()).orElse("");
            return (now.isRunning() ? "runs" : "is " + now.status()) + health;
        }
        String ended = "has ended with " + now.exit();
        if (asked) {
            return ended + ", as its handle was asked to end it";
        }
        return ended + (look.expected() ? ", as it was expected to" : " since it was ready");
    }

    private List<String> facts(ContainerFacts container, boolean there) {
        List<String> facts = new ArrayList<>();
        facts.add("image " + spec.image() + ", as " + container.name() + ", id "
                + container.id().substring(0, Math.min(12, container.id().length())));
        if (!container.error().isBlank()) {
            facts.add("error " + container.error());
        }
        container
                .health()
                .map(Health::lastOutput)
                .filter(said -> !said.isBlank())
                .ifPresent(said -> facts.add("health check's last words: " + said.strip()));
        if (!spec.cmd().isEmpty()) {
            facts.add("command " + spec.cmd());
        }
        if (!spec.env().isEmpty()) {
            facts.add("env " + Secrets.shown(spec.env()));
        }
        if (there) {
            facts.add("ports " + ContainerList.mappings(container, engine.host()));
            facts.add("networks " + container.networkNames());
        }
        return facts;
    }

    private List<String> events(String id, Look look, Optional<Instant> since) {
        if (look.time().isEmpty()) {
            return List.of("(not read: the engine does not tell its time)");
        }
        Instant now = look.time().get();
        try {
            return engine.history().events(id, since, now).stream()
                    .filter(event -> !event.action().startsWith("exec_")) // each health check makes three
                    .map(event -> secrets.redact(told(event, now)))
                    .toList();
        } catch (EngineException e) {
            return List.of("(not read: " + e.getMessage() + ")");
        }
    }

    private static String told(History.Event event, Instant now) {
        String attributes = TELLING.stream()
                .filter(event.attributes()::containsKey)
                .map(name -> " " + name + "=" + event.attributes().get(name))
                .reduce("", String::concat);
        double before = Duration.between(event.time(), now).toMillis() / 1000.0;
        return String.format(
                        Locale.ROOT, "%.1f s before: %s", before, event.action().strip())
                + attributes;
    }

    private String log(String id, Optional<Instant> since, Optional<Instant> until, int lines) {
        LogCollector collector = new LogCollector(MOST_BYTES);
        try {
            engine.history()
                    .log(
                            id,
                            since,
                            until,
                            lines,
                            (isError, part) ->
                                    collector.accept(new Frame(isError ? StreamType.STDERR : StreamType.STDOUT, part)));
        } catch (EngineException e) {
            return "(not read: " + e.getMessage() + ")";
        }
        return secrets.redact(collector.text());
    }
}
