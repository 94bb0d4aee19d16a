package io.dockops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The images that a Dockerfile names: in its {@code FROM} lines and after {@code COPY --from}, but for its own stages and
 * {@code scratch}. Good enough to order builds by: what can't be read is left out, since the engine reads it again.
 */
final class BaseImages {

    private static final Pattern CONTINUED = Pattern.compile("\\\\[ \t]*$");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(?<plain>\\w+)|\\{(?<name>\\w+)(?::?-(?<fallback>[^}]*))?})");

    private final Map<String, String> buildArgs;
    private final Optional<String> target;
    private final Map<String, String> args = new HashMap<>();
    private final Set<String> stages = new HashSet<>();
    private final Set<ImageName> images = new LinkedHashSet<>();
    private String stage = "";
    private boolean inStage;

    private BaseImages(Map<String, String> buildArgs, Optional<String> target) {
        this.buildArgs = buildArgs;
        this.target = target;
    }

    /**
     * Read a Dockerfile.
     *
     * @param target the stage after which the engine stops; nothing for the last one
     * @return the images, each with a tag or a digest
     */
    static Set<ImageName> of(String dockerfile, Map<String, String> buildArgs, Optional<String> target) {
        BaseImages bases = new BaseImages(buildArgs, target);
        for (String instruction : instructions(dockerfile)) {
            String[] words = instruction.strip().split("\\s+");
            boolean from = words[0].equalsIgnoreCase("FROM");
            if (from && bases.isAtTarget()) {
                break; // what comes after the target is not built
            }
            bases.read(words, from);
        }
        return bases.images;
    }

    /** The instructions with their lines joined; comments may stand between these. */
    private static List<String> instructions(String dockerfile) {
        List<String> instructions = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : dockerfile.lines().toList()) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher continued = CONTINUED.matcher(line);
            open.append(continued.replaceFirst(""));
            if (!continued.reset().find()) {
                instructions.add(open.toString());
                open.setLength(0);
            }
        }
        instructions.add(open.toString());
        return instructions;
    }

    private boolean isAtTarget() {
        return inStage && target.filter(stage::equalsIgnoreCase).isPresent();
    }

    private void read(String[] words, boolean from) {
        if (from) {
            from(Arrays.stream(words)
                    .skip(1)
                    .filter(word -> !word.startsWith("--"))
                    .toList());
        } else if (!inStage && words[0].equalsIgnoreCase("ARG")) {
            Arrays.stream(words).skip(1).forEach(this::arg);
        } else if (words[0].equalsIgnoreCase("COPY")) {
            Arrays.stream(words).filter(word -> word.startsWith("--from=")).forEach(word -> add(word.substring(7)));
        }
    }

    private void from(List<String> words) {
        inStage = true;
        stage = words.size() == 3 && words.get(1).equalsIgnoreCase("AS") ? words.get(2) : "";
        if (!words.isEmpty()) {
            add(expand(unquoted(words.get(0))));
        }
        stages.add(stage.toLowerCase(Locale.ROOT)); // after its base, which may be an image of the same name
    }

    /** Before the first stage: what {@code FROM} may use. A build argument wins over the default. */
    private void arg(String declaration) {
        String[] parts = declaration.split("=", 2);
        String value = buildArgs.get(parts[0]);
        if (value == null && parts.length == 2) {
            value = expand(unquoted(parts[1]));
        }
        if (value != null) {
            args.put(parts[0], value);
        }
    }

    private void add(String name) {
        if (!name.equals("scratch") && !stages.contains(name.toLowerCase(Locale.ROOT)) && !name.matches("\\d+")) {
            ImageName.parseListed(name).map(ImageName::withDefaultTag).ifPresent(images::add);
        }
    }

    /** A variable without a value is empty, as in a shell. */
    private String expand(String text) {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (variable.find()) {
            variable.appendReplacement(expanded, Matcher.quoteReplacement(value(variable)));
        }
        return variable.appendTail(expanded).toString();
    }

    private String value(Matcher variable) {
        String name = variable.group("plain") != null ? variable.group("plain") : variable.group("name");
        String value = args.getOrDefault(name, "");
        String fallback = variable.group("fallback");
        return value.isEmpty() && fallback != null ? fallback : value;
    }

    private static String unquoted(String text) {
        return text.replaceAll("^([\"'])(.*)\\1$", "$2");
    }
}
