package io.dockops;

import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.LoadResponseItem;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.tar.ContextDirectory;
import io.dockops.tar.DockerfileContext;
import io.dockops.tar.SpooledTar;
import io.dockops.tar.TarArchive;
import io.dockops.tar.TarException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Builds an image from each kind of source, or loads it where the source is a saved image. */
final class ImageBuilder {

    private static final String BUILD = "build";

    private final Engine engine;
    private final EventHub events;

    ImageBuilder(Engine engine, EventHub events) {
        this.engine = engine;
        this.events = events;
    }

    /** Build, and return the image's id or, where the engine does not tell it, its name. */
    String build(BuildSpec spec) {
        try {
            if (spec.source() instanceof BuildSource.TarFile tar) {
                return fromTar(spec, tar.file());
            }
            if (spec.source() instanceof BuildSource.TarStream tar) {
                try (SpooledTar spooled = SpooledTar.of(tar.stream())) {
                    return fromTar(spec, spooled.file());
                }
            }
            try (InputStream context = context(spec)) {
                return fromContext(spec, context);
            }
        } catch (TarException | IOException e) {
            throw new ImageBuildException("Image [" + spec.tag() + "] is not built: " + e.getMessage(), e);
        }
    }

    private InputStream context(BuildSpec spec) {
        if (spec.source() instanceof BuildSource.Directory directory) {
            return ContextDirectory.of(directory.directory(), spec.dockerfilePath())
                    .open(entryEvents(spec));
        }
        if (spec.source() instanceof BuildSource.DockerfileText dockerfile) {
            return DockerfileContext.open(dockerfile.text());
        }
        throw new IllegalStateException("No context is packed from [" + spec.source() + "]");
    }

    private String fromTar(BuildSpec spec, Path file) throws IOException {
        TarArchive archive = TarArchive.scan(file, spec.dockerfilePath(), entryEvents(spec));
        try (InputStream tar = archive.open()) {
            return archive.kind() == TarArchive.Kind.SAVED_IMAGE ? fromSavedImage(spec, tar) : fromContext(spec, tar);
        }
    }

    private Consumer<String> entryEvents(BuildSpec spec) {
        return entry -> events.emit(EventLevel.SILLY, "entry", spec.tag().toString(), "Entry " + entry);
    }

    private String fromContext(BuildSpec spec, InputStream context) {
        String tag = spec.tag().toString();
        WatchedInput tar = new WatchedInput(context);
        BuildOutput output = new BuildOutput(line -> events.emit(EventLevel.VERBOSE, "step", tag, line));
        events.emit(EventLevel.VERBOSE, BUILD, tag, "Building image " + spec);
        try {
            engine.<BuildResponseItem>stream(
                    "build image " + tag,
                    spec.timeout(),
                    output,
                    (client, callback) ->
                            configure(client.buildImageCmd(tar), spec).exec(callback));
        } catch (EngineException e) {
            throw failed(spec, tar, output, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageBuildException(
                    "Building image [" + spec + "] was interrupted" + output.at() + "; the engine gives it up", e);
        }
        output.failure().ifPresent(failure -> {
            throw new ImageBuildException("Building image [" + spec + "] failed" + failure, null);
        });
        events.emit(EventLevel.INFO, BUILD, tag, "Built image " + tag);
        return output.imageId().orElse(tag);
    }

    /** A context that can't be read breaks the connection; the reason is the context's then, and not the engine's. */
    private static DockopsException failed(
            BuildSpec spec, WatchedInput tar, BuildOutput output, EngineException failure) {
        String attempted = "Building image [" + spec + "]" + output.at();
        return tar.failure()
                .<DockopsException>map(
                        packing -> new ImageBuildException(attempted + " failed: " + packing.getMessage(), packing))
                .orElseGet(() -> failure instanceof EngineRefusal refusal
                        ? new ImageBuildException(attempted + " failed: " + refusal.engineMessage(), refusal)
                        : Failures.of(attempted, failure));
    }

    private static BuildImageCmd configure(BuildImageCmd command, BuildSpec spec) {
        command.withTags(Set.of(spec.tag().toString()))
                .withDockerfilePath(spec.dockerfilePath())
                .withRemove(true)
                .withForcerm(true);
        spec.buildArgs().forEach(command::withBuildArg);
        spec.target().ifPresent(command::withTarget);
        spec.platform().ifPresent(command::withPlatform);
        return command;
    }

    private String fromSavedImage(BuildSpec spec, InputStream tar) {
        String tag = spec.tag().toString();
        LoadOutput output = new LoadOutput();
        events.emit(EventLevel.VERBOSE, "load", tag, "Loading image " + spec);
        try {
            engine.<LoadResponseItem>stream(
                    "load image " + tag,
                    spec.timeout(),
                    output,
                    (client, callback) -> client.loadImageAsyncCmd(tar).exec(callback));
        } catch (EngineException e) {
            throw e instanceof EngineRefusal refusal
                    ? new ImageBuildException("Loading image [" + spec + "] failed: " + refusal.engineMessage(), e)
                    : Failures.of("Loading image [" + spec + "]", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageBuildException("Loading image [" + spec + "] was interrupted", e);
        }
        output.failure().ifPresent(failure -> {
            throw new ImageBuildException("Loading image [" + spec + "] failed: " + failure, null);
        });
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
}
