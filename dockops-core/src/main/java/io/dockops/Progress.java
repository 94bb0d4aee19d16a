package io.dockops;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * How far the engine is with an image.
 *
 * @param image its name, such as {@code test:uno}
 * @param work what is being done
 * @param step the number of the build's step, from 1; of a pull, how many layers are complete
 * @param steps how many there are; of a pull, layers that the engine has told of so far
 * @param text the build's step as the Dockerfile has it, without secret values; of a pull, what is done with a layer
 * @param done how many bytes were sent to the engine or, where it pulls layers, have come to it
 * @param total of how many; of a pull, that of the layers whose size is known so far
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Progress(
        String image,
        Work work,
        OptionalInt step,
        OptionalInt steps,
        String text,
        OptionalLong done,
        OptionalLong total) {

    /**
     * What is done to have an image.
     *
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Work {
        /** It is built. */
        BUILD,
        /** It is loaded. */
        LOAD,
        /** It is pulled. */
        PULL
    }
}
