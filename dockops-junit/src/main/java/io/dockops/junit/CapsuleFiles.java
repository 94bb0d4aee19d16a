package io.dockops.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes the capsules of one failure to files: where the key says, else as JUnit's, else beside the reports. */
final class CapsuleFiles {

    private static final Pattern NUMBER = Pattern.compile("#(\\d+)\\]");
    private static final int LONGEST_NAME = 180;

    private final ExtensionContext context;
    private final Optional<String> chosen;
    private final Set<String> used = new HashSet<>();

    CapsuleFiles(ExtensionContext context, Optional<String> chosen) {
        this.context = context;
        this.chosen = chosen;
    }

    /** Write one, and say where it is, or why it is not. */
    String write(String container, String text) {
        if (chosen.isEmpty() && PublishedFile.EXISTS) {
            try {
                Path published = PublishedFile.publish(context, unused("container-" + safe(container)) + ".txt", text);
                if (published != null) {
                    return published.toString();
                }
            } catch (RuntimeException e) {
                // Who runs the tests takes no files: they go beside the reports.
            }
        }
        BuildModule module = BuildModule.ofThisJvm();
        return chosen.map(module::resolve)
                .or(() -> module.output().map(output -> output.resolve("capsules")))
                .map(directory -> write(directory, container, text))
                .orElseGet(() -> "(in no file: there is no build in [" + module.directory()
                        + "]; name a directory by the key dockops.capsules)");
    }

    private String write(Path directory, String container, String text) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve(unused(safe(test() + "." + container)) + ".txt"), text, UTF_8)
                    .toString();
        } catch (IOException e) {
            return "(not written to [" + directory + "]: " + e + ")";
        }
    }

    /** The class and the method, with the numbers of a dynamic test or a test's invocation. */
    private String test() {
        String numbers = NUMBER.matcher(context.getUniqueId())
                .results()
                .map(MatchResult::group)
                .map(number -> "-" + number.substring(1, number.length() - 1))
                .collect(Collectors.joining());
        return found(ExtensionContext::getTestClass).map(Class::getName).orElse("")
                + found(ExtensionContext::getTestMethod)
                        .map(method -> "." + method.getName())
                        .orElse("")
                + numbers;
    }

    /** A dynamic test has its class and method from around it. */
    private <T> Optional<T> found(Function<ExtensionContext, Optional<T>> what) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent() && what.apply(at.get()).isEmpty()) {
            at = at.get().getParent();
        }
        return at.flatMap(what);
    }

    private String unused(String name) {
        String candidate = name;
        for (int number = 2; !used.add(candidate); number++) {
            candidate = name + "-" + number;
        }
        return candidate;
    }

    private static String safe(String name) {
        String safe = name.replaceAll("[^a-zA-Z0-9._-]+", "-");
        return safe.length() <= LONGEST_NAME
                ? safe
                : safe.substring(0, LONGEST_NAME) + "-" + Integer.toHexString(name.hashCode());
    }
}
