package io.dockops.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to speak TLS to an engine.
 *
 * @param directory holds {@code ca.pem}, {@code cert.pem} and {@code key.pem}; absent only where nothing is verified
 *     and no client certificate is shown
 * @param verified whether the engine's certificate must be signed by {@code ca.pem}
 */
public record EngineTls(@Nullable Path directory, boolean verified) {

    /** Refuses a verification without anything to verify against. */
    public EngineTls {
        if (verified && directory == null) {
            throw new IllegalArgumentException("TLS verification needs a directory with ca.pem");
        }
    }
}
