package io.dockops;

import com.github.dockerjava.api.command.BuildImageCmd;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Sends a tar to the engine, which builds an image from it or loads the one that it is. */
final class ImageTransfer {

    /** What the engine is asked to do, for its call and for our errors. */
    private enum Work {
        BUILD("build", "Building"),
        LOAD("load", "Loading");

        private final String verb;
        private final String participle;

        Work(String verb, String participle) {
            this.verb = verb;
            this.participle = participle;
        }
    }

    private final Engine engine;
    private final EventHub events;

    ImageTransfer(Engine engine, EventHub events) {
        this.engine = engine;
        this.events = events;
    }

    /**
     * Build an image.
     *
     * @param context the build context's tar
     * @param size how many bytes it has, where that is known
     * @param labels labels beside the spec's own
     * @param fromCache whether steps may be taken from the engine's cache
     * @return its id, or its name where the engine does not tell the id
     */
    String build(
            BuildSpec spec, InputStream context, OptionalLong size, Map<String, String> labels, boolean fromCache) {
        String tag = spec.tag().toString();
        ProgressMeter meter = new ProgressMeter(events, Progress.Work.BUILD, tag);
        WatchedInput tar = meter.counted(context, size);
        Secrets secrets = Secrets.of(spec.buildArgs());
        BuildOutput output =
                new BuildOutput(secrets, meter, line -> events.emit(EventLevel.VERBOSE, "step", tag, line));
        events.emit(EventLevel.VERBOSE, "build", tag, "Building image " + spec);
        follow(
                Work.BUILD,
                spec,
                tar,
                output,
                (client, callback) -> configure(client.buildImageCmd(tar), spec, labels)
                        .withNoCache(!fromCache)
                        .exec(callback));
        events.emit(EventLevel.INFO, "build", tag, "Built image " + tag);
        return output.imageId().orElse(tag);
    }

    private static BuildImageCmd configure(BuildImageCmd command, BuildSpec spec, Map<String, String> labels) {
        Map<String, String> allLabels = new LinkedHashMap<>(spec.labels());
        allLabels.putAll(labels);
        command.withTags(Set.of(spec.tag().toString()))
                .withDockerfilePath(spec.dockerfilePath())
                .withPull(spec.pull())
                .withRemove(true)
                .withForcerm(true)
                .withLabels(allLabels);
        spec.buildArgs().forEach(command::withBuildArg);
        spec.target().ifPresent(command::withTarget);
        spec.platform().ifPresent(command::withPlatform);
        return command;
    }

    /**
     * Load a saved image.
     *
     * @param saved its tar
     * @param size how many bytes it has, where that is known
     * @return its name
     */
    String load(BuildSpec spec, InputStream saved, OptionalLong size) {
        String tag = spec.tag().toString();
        WatchedInput tar = new ProgressMeter(events, Progress.Work.LOAD, tag).counted(saved, size);
        LoadOutput output = new LoadOutput();
        events.emit(EventLevel.VERBOSE, "load", tag, "Loading image " + spec);
        follow(
                Work.LOAD,
                spec,
                tar,
                output,
                (client, callback) -> client.loadImageAsyncCmd(tar).exec(callback));
        tag(spec, output.loaded());
        events.emit(EventLevel.INFO, "load", tag, "Loaded image " + tag);
        return tag;
    }

    /** Give the loaded image the wanted name, where it came under another. */
    private void tag(BuildSpec spec, List<String> loaded) {
        boolean named = loaded.stream()
                .flatMap(name -> ImageName.parseListed(name).stream())
                .anyMatch(spec.tag()::isSameAs);
        if (named) {
            return;
        }
        if (loaded.size() != 1) {
            throw new ImageBuildException(
                    "The saved image in [" + spec.source() + "] has no image [" + spec.tag() + "], but " + loaded
                            + "; ask for one of them",
                    null);
        }
        Failures.translated(
                "Tagging image [" + spec.tag() + "]",
                () -> engine.call(
                        "tag image " + loaded.get(0),
                        client -> client.tagImageCmd(
                                        loaded.get(0),
                                        spec.tag().group(),
                                        String.valueOf(spec.tag().tag()))
                                .exec()));
    }

    /** Do a command to its end, and tell its failure, in whichever of four ways it comes. */
    private <T> void follow(
            Work work,
            BuildSpec spec,
            WatchedInput tar,
            StreamProgress<T> progress,
            Engine.StreamingCommand<T> command) {
        String attempted = work.participle + " image [" + spec + "]";
        try {
            engine.stream(work.verb + " image " + spec.tag(), spec.timeout(), progress, command);
        } catch (EngineException e) {
            throw failed(attempted + progress.at(), tar, spec, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageBuildException(
                    attempted + " was interrupted" + progress.at() + "; the engine gives it up", e);
        }
        progress.failure().ifPresent(failure -> {
            throw new ImageBuildException(attempted + " failed" + failure, null);
        });
    }

    /** A tar that can't be read breaks the connection; the reason is the tar's then, and not the engine's. */
    private static DockopsException failed(
            String attempted, WatchedInput tar, BuildSpec spec, EngineException failure) {
        return tar.failure()
                .<DockopsException>map(
                        reading -> new ImageBuildException(attempted + " failed: " + reading.getMessage(), reading))
                .orElseGet(() -> failure instanceof EngineRefusal refusal
                        ? refused(attempted, Secrets.of(spec.buildArgs()).redact(refusal))
                        : Failures.of(attempted, failure));
    }

    private static ImageBuildException refused(String attempted, EngineRefusal refusal) {
        return new ImageBuildException(attempted + " failed: " + refusal.engineMessage(), refusal);
    }
}
