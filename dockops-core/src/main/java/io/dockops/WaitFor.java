package io.dockops;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What a started container is waited for until it counts as ready. Equal ones are equal values.
 *
 * <pre>{@code
 * ContainerSpec.builder("test:uno").port("8080").waitFor(WaitFor.http("/health"), WaitFor.log("migrated"))
 * }</pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WaitFor {

    private static final WaitFor PORTS = of(new WaitCondition.Ports());
    private static final WaitFor NONE = new WaitFor(List.of());

    private final List<Requirement> requirements;

    /** A condition, and the time-out of its own that it may have. */
    record Requirement(WaitCondition condition, Optional<Duration> timeout) {}

    private WaitFor(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    private static WaitFor of(WaitCondition condition) {
        return new WaitFor(List.of(new Requirement(condition, Optional.empty())));
    }

    /**
     * Wait until every published tcp port answers or, where there is none, the container runs. This is what a container is
     * waited for by default.
     *
     * @return the condition
     */
    public static WaitFor ports() {
        return PORTS;
    }

    /**
     * Wait until a tcp port answers.
     *
     * @param containerPort the port inside of the container
     * @return the condition
     * @throws IllegalArgumentException if the port is out of range
     */
    public static WaitFor port(int containerPort) {
        return of(new WaitCondition.Port(PortBinding.of(containerPort).containerPort()));
    }

    /**
     * Wait until a GET request to the only published tcp port is answered with a status from 200 to 399.
     *
     * @param path the request's path
     * @return the condition
     * @throws IllegalArgumentException if it does not begin with a slash
     */
    public static WaitFor http(String path) {
        return http(HttpCheck.get(path));
    }

    /**
     * Wait until a request is answered as expected.
     *
     * @param check the request, and the answer that is expected
     * @return the condition
     */
    public static WaitFor http(HttpCheck check) {
        return of(new WaitCondition.Http(check));
    }

    /**
     * Wait until a line of the log has something in it.
     *
     * @param pattern a regular expression, found anywhere in a line
     * @return the condition
     * @throws IllegalArgumentException if it is none
     */
    public static WaitFor log(String pattern) {
        return log(pattern, 1);
    }

    /**
     * Wait until so many lines of the log have something in them.
     *
     * @param pattern a regular expression, found anywhere in a line
     * @param times how many lines
     * @return the condition
     * @throws IllegalArgumentException if the pattern is none, or the number is less than 1
     */
    public static WaitFor log(String pattern, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("Bad number of lines [" + times + "]: 1 is the least");
        }
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("The pattern is empty: write what a line of the log must have in it");
        }
        return of(new WaitCondition.Log(requirePattern(pattern), times));
    }

    /**
     * Wait until the health check that the image defines passes. One that fails for good ends the wait.
     *
     * @return the condition
     */
    public static WaitFor healthy() {
        return of(new WaitCondition.Healthy());
    }

    /**
     * Wait until the container has ended with an exit code, as one does that prepares something and is done.
     *
     * @param code the exit code
     * @return the condition
     * @throws IllegalArgumentException if it is not from 0 to 255
     */
    public static WaitFor exit(int code) {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("Bad exit code [" + code + "]: they go from 0 to 255");
        }
        return of(new WaitCondition.Exit(code));
    }

    /**
     * Wait until a command succeeds that is executed in the container.
     *
     * @param words the program and its arguments, not parsed by a shell
     * @return the condition
     * @throws IllegalArgumentException if there is no word, or no program
     */
    public static WaitFor command(String... words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("The command is empty: name a program and its arguments");
        }
        if (words[0].isBlank()) {
            throw new IllegalArgumentException("The command's program is empty: name one");
        }
        return of(new WaitCondition.Command(List.of(words)));
    }

    /**
     * Wait until a probe of your own is content.
     *
     * @param probe asked for each container; equal to itself only, unless it defines equality
     * @return the condition
     */
    public static WaitFor probe(ReadinessProbe probe) {
        return of(new WaitCondition.Own(probe));
    }

    /**
     * Wait until a probe of your own is content, which is made anew for each container.
     *
     * @param type a class with a constructor without parameters, neither of which needs to be public
     * @return the condition
     * @throws IllegalArgumentException if it can't be instantiated: an interface, an abstract or an inner class
     */
    public static WaitFor probe(Class<? extends ReadinessProbe> type) {
        ProbeClass.check(type);
        return of(new WaitCondition.OwnClass(type));
    }

    /**
     * Wait until all conditions were met, each at some time.
     *
     * @param conditions the conditions
     * @return the condition
     */
    public static WaitFor allOf(WaitFor... conditions) {
        return new WaitFor(Arrays.stream(conditions)
                .flatMap(condition -> condition.requirements.stream())
                .toList());
    }

    /**
     * Wait for nothing: a container is ready once the engine has started it.
     *
     * @return the condition
     */
    public static WaitFor none() {
        return NONE;
    }

    /**
     * Give the condition a time-out of its own, within that of the whole start.
     *
     * @param timeout how long it may take, from the start of the container
     * @return the changed condition
     * @throws IllegalArgumentException if it is not positive
     */
    public WaitFor within(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("Bad time-out [" + timeout + "]: it must be more than nothing");
        }
        return new WaitFor(requirements.stream()
                .map(requirement -> new Requirement(requirement.condition(), Optional.of(timeout)))
                .toList());
    }

    List<Requirement> requirements() {
        return requirements;
    }

    static String requirePattern(String pattern) {
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Bad pattern [" + pattern + "]: it is no regular expression (" + e.getDescription() + ")", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaitFor that && requirements.equals(that.requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode();
    }

    /**
     * Tell what is waited for.
     *
     * @return the conditions
     */
    @Override
    public String toString() {
        return requirements.stream()
                .map(requirement -> requirement.condition().toString())
                .collect(Collectors.joining(" and ", "WaitFor[", "]"));
    }
}
