package io.dockops.tar;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a {@code .dockerignore}, by the rules of moby's patternmatcher, which Docker's CLI and BuildKit use.
 *
 * @param exception whether it started with {@code !}
 * @param steps the cleaned pattern, divided at its slashes
 * @param regex what the whole path must match
 */
record DockerIgnorePattern(boolean exception, List<String> steps, Pattern regex) {

    static DockerIgnorePattern of(boolean exception, String cleaned) {
        return new DockerIgnorePattern(exception, List.of(cleaned.split("/", -1)), IgnoreGlob.compile(cleaned));
    }

    /** An exception for one path, whatever characters are in it. */
    static DockerIgnorePattern keeping(String path) {
        return new DockerIgnorePattern(true, List.of(path.split("/", -1)), Pattern.compile(Pattern.quote(path)));
    }

    boolean matches(String path) {
        return regex.matcher(path).matches();
    }

    /** Tell whether it could match below a directory: up to its first wildcard the steps must be the directory's. */
    boolean mayMatchBelow(String directory) {
        String[] walked = directory.split("/", -1);
        for (int i = 0; i < walked.length; i++) {
            // matching the directory itself or a parent brings nothing back: the later line that excluded it wins below
            if (i == steps.size()) {
                return false;
            }
            if (IgnoreGlob.hasWildcard(steps.get(i))) {
                return true;
            }
            if (!steps.get(i).equals(walked[i])) {
                return false;
            }
        }
        return true;
    }
}
