package io.dockops.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the engine's API such as {@code 1.41}, compared as numbers: 1.9 is before 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** What our own requests are written for; newer engines are asked to behave like this one. */
    static final ApiVersion WRITTEN_FOR = new ApiVersion(1, 44);

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})");

    static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Bad engine API version [" + text + "]: write it like [1.44]");
        }
        return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Choose what to speak with an engine that takes versions from {@code oldest} to {@code newest}. */
    static ApiVersion negotiate(ApiVersion newest, ApiVersion oldest) {
        ApiVersion wanted = newest.compareTo(WRITTEN_FOR) < 0 ? newest : WRITTEN_FOR;
        return wanted.compareTo(oldest) < 0 ? oldest : wanted;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
