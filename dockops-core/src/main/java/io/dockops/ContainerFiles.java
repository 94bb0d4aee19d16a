package io.dockops;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.tar.CopyTar;
import io.dockops.tar.TarException;
import io.dockops.tar.TarExtraction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Copies files into a container and out of it, whether it runs or not. */
record ContainerFiles(Engine engine, String id, String name) {

    private static final Duration COPY = Duration.ofMinutes(10);

    void copyTo(FileCopy copy) {
        String attempted = "Copying [" + copy + "] into container [" + name + "]";
        CopyTar files = new CopyTar();
        try {
            files.add(copy.source(), copy.target());
            try (WatchedInput tar = new WatchedInput(files.open())) {
                send(attempted, tar);
            }
        } catch (TarException | IOException e) {
            throw new DockopsException(attempted + " failed: " + e.getMessage(), e);
        }
    }

    /** A source that can't be read breaks the connection; the reason is the source's then, and not the engine's. */
    private void send(String attempted, WatchedInput tar) {
        try {
            engine.call("copy into container " + id, COPY, client -> {
                client.copyArchiveToContainerCmd(id)
                        .withRemotePath("/")
                        .withTarInputStream(tar)
                        .exec();
                return id;
            });
        } catch (EngineException e) {
            throw tar.failure()
                    .map(packing -> new DockopsException(attempted + " failed: " + packing.getMessage(), packing))
                    .orElseGet(() -> Failures.of(attempted, e));
        }
    }

    void copyFrom(String source, Path target) {
        String attempted = "Copying [" + source + "] of container [" + name + "] to [" + target + "]";
        Optional<IOException> failure = Failures.translated(
                attempted,
                () -> engine.call("copy from container " + id, COPY, client -> {
                    try (InputStream tar =
                            client.copyArchiveFromContainerCmd(id, source).exec()) {
                        TarExtraction.extract(tar, target);
                        return Optional.empty();
                    } catch (IOException e) {
                        return Optional.of(e); // thrown here, it would be taken for one of the connection
                    }
                }));
        if (failure.isPresent()) {
            throw new DockopsException(attempted + " failed: " + reason(failure.get()), failure.get());
        }
    }

    /** A file system's own exceptions have no more than the path for a message. */
    private static String reason(IOException failure) {
        return failure.getClass() == IOException.class ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
