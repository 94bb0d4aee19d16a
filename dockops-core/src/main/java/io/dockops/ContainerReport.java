package io.dockops;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What happened to a container within a span of time that ends now, and how it is.
 *
 * @param summary how it is, in words that go on behind its name, such as {@code has ended with exit code 3 since it was ready}
 * @param over whether it has ended, or is gone
 * @param lost whether it is over though nobody asked for that by its handle, and nothing waited for it
 * @param ended how long before the report was asked for it ended; nothing where it has not, or nobody knows
 * @param outOfMemory whether the kernel killed it, or a process in it, for memory
 * @param unhealthy whether its health check fails
 * @param facts its image, ports, networks and so on, each as a word and what it is
 * @param events what the engine noted of it, each with its time before now
 * @param log what it wrote meanwhile, at most the last MiB
 * @param earlierLog where that is nothing, the last lines that it wrote before
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContainerReport(
        String summary,
        boolean over,
        boolean lost,
        Optional<Duration> ended,
        boolean outOfMemory,
        boolean unhealthy,
        List<String> facts,
        List<String> events,
        String log,
        String earlierLog) {}
