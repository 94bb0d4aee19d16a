package io.dockops;

import org.apiguardian.api.API;

/**
 * What came of a command that was executed in a container.
 *
 * @param exitCode the command's exit code
 * @param stdout what it wrote to standard output, as UTF-8
 * @param stderr what it wrote to standard error, as UTF-8
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ExecResult(int exitCode, String stdout, String stderr) {}
