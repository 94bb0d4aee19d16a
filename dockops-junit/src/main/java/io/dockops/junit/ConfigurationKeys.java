package io.dockops.junit;

import org.apiguardian.api.API;

/**
 * The keys that set defaults for a whole test run. What an annotation says comes first, then the JUnit configuration
 * parameter of the key (a system property, a line of {@code junit-platform.properties}), then the environment variable of the
 * same name in upper case with underscores, such as {@code DOCKOPS_START_TIMEOUT}, then the default.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConfigurationKeys {

    /** The engine's address, such as {@code unix:///var/run/docker.sock}; by default, found as the docker CLI finds it. */
    public static final String HOST = "dockops.host";

    /** How long a container's start may take, such as {@code 2m}; 60 s by default. */
    public static final String START_TIMEOUT = "dockops.start.timeout";

    /** How often a failed start is tried again; 0 by default. */
    public static final String START_RETRIES = "dockops.start.retries";

    /** How containers end: {@code kill}, the default, or how long they may take to end, such as {@code 10s}. */
    public static final String STOP = "dockops.stop";

    /** Whether containers stay: {@code NEVER}, the default, {@code ON_FAILURE} or {@code ALWAYS}. */
    public static final String KEEP = "dockops.keep";

    /**
     * Whether, in scope {@code METHOD}, the container of the next test may start while a test runs, and that of the last one
     * be removed: {@code true}, the default, or {@code false}.
     */
    public static final String OVERLAP = "dockops.overlap";

    /**
     * Whether images are made, and the containers of the first class and of scope {@code SUITE} started, as soon as the test plan
     * is known: {@code true}, the default, or {@code false}: when the turn of the class comes. Either way they are for top-level
     * classes that are sure to run: that no condition can disable, and for which no other extension prepares something.
     */
    public static final String AHEAD = "dockops.ahead";

    /** When images are pulled: {@code MISSING}, the default, {@code ALWAYS} or {@code NEVER}. */
    public static final String PULL = "dockops.pull";

    /** Whether images are built in each run: {@code true} or {@code false}, the default: only where they changed. */
    public static final String REBUILD = "dockops.rebuild";

    /** The platform of images and containers, such as {@code linux/amd64}; the engine's own by default. */
    public static final String PLATFORM = "dockops.platform";

    /** The hosts whose engines may be asked in plain text, without TLS, such as {@code build.example,10.0.0.7}; none by default. */
    public static final String PLAIN_TCP = "dockops.plain.tcp";

    /**
     * Whether a process of its own removes what a killed JVM has left: {@code true}, the default, or {@code false}; the next
     * run on the machine does it then.
     */
    public static final String WATCHDOG = "dockops.watchdog";

    /**
     * For how long, by the engine's clock, runs on other machines leave alone what this one has made, and how long kept
     * containers stay: {@code 24h}, the default; longer than a run takes.
     */
    public static final String LIFETIME = "dockops.lifetime";

    /**
     * Where the report of the run goes: a directory, or {@code off} for none; by default {@code target/dockops} in a module of
     * Maven's, {@code build/dockops} in one of Gradle's.
     */
    public static final String REPORT = "dockops.report";

    /**
     * The directory that gets what happened to the containers of each failed test, as text files; {@code off} for no files,
     * nor anything of it in the failure. By default they are files that JUnit publishes, from 5.12 on; before, they are in
     * {@code target/dockops/capsules} in a module of Maven's, {@code build/dockops/capsules} in one of Gradle's.
     */
    public static final String CAPSULES = "dockops.capsules";

    /**
     * Where it is shown what is being built, loaded or pulled for more than a second: {@code auto}, the default: on the
     * terminal, or in the log where there is none; {@code terminal} or {@code log}: only there; {@code off}: nowhere.
     */
    public static final String PROGRESS = "dockops.progress";

    private ConfigurationKeys() {}
}
