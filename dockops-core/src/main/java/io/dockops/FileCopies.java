package io.dockops;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.tar.CopyTar;
import io.dockops.tar.TarException;
import java.io.IOException;
import java.util.List;

/** What is copied into one container: checked before there is one, and sent all in one call. */
final class FileCopies {

    private final List<FileCopy> copies;
    private final CopyTar tar = new CopyTar();

    private FileCopies(List<FileCopy> copies) {
        this.copies = copies;
    }

    /**
     * Look at the sources.
     *
     * @throws TarException if one is missing, cannot be read, or is neither a file nor a directory
     */
    static FileCopies of(List<FileCopy> copies) {
        FileCopies checked = new FileCopies(copies);
        for (FileCopy copy : copies) {
            checked.tar.add(copy.source(), copy.target());
        }
        return checked;
    }

    /**
     * Copy into a container.
     *
     * @param who the container, for messages
     * @throws DockopsException if a source can't be read any more, or the engine refuses
     */
    void into(Engine engine, String id, String who) {
        String attempted = "Copying " + copies + " into " + who;
        try (WatchedInput packed = new WatchedInput(tar.open())) {
            send(engine, id, attempted, packed);
        } catch (IOException e) {
            throw new ContainerStartException(attempted + " failed: " + e.getMessage(), e);
        }
    }

    /** A source that can't be read breaks the connection; the reason is the source's then, and not the engine's. */
    private static void send(Engine engine, String id, String attempted, WatchedInput packed) {
        try {
            engine.unpackIntoContainer(id, packed);
        } catch (EngineException e) {
            throw packed.failure()
                    .<DockopsException>map(packing ->
                            new ContainerStartException(attempted + " failed: " + packing.getMessage(), packing))
                    .orElseGet(() -> e instanceof EngineRefusal refusal
                            ? new ContainerStartException(attempted + " failed: " + refusal.engineMessage(), refusal)
                            : Failures.of(attempted, e));
        }
    }
}
