package io.dockops;

import io.dockops.engine.EngineRefusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides what is secret, and keeps it out of events, messages and texts of specs. A value is secret where its name looks like
 * it, in any case and as a part of the name; of any other value, the password of a URL is. In what others write, such as the
 * engine or a container's log, secret values are replaced too, line by line: those of at least 6 characters, since shorter ones,
 * such as {@code true}, can't be told from other words.
 */
final class Secrets {

    private static final String REDACTED = "***";
    private static final int SHORTEST = 6;

    /** Loaded with the first value: a run without one need not pay for it. */
    private static final class Patterns {

        private static final Pattern NAME =
                Pattern.compile("PASS|_PWD|SECRET|TOKEN|KEY|CREDENTIAL|AUTH", Pattern.CASE_INSENSITIVE);
        private static final Pattern URL_PASSWORD = Pattern.compile("(?<=://[^\\s:@/]{0,100}:)[^\\s@/]+(?=@)");
    }

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** The secrets among environment variables or build arguments. */
    static Secrets of(Map<String, String> values) {
        List<String> secrets = new ArrayList<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (isSecret(value.getKey())) {
                addLines(value.getValue(), secrets);
            } else {
                Matcher password = Patterns.URL_PASSWORD.matcher(value.getValue());
                while (password.find()) {
                    addLines(password.group(), secrets);
                }
            }
        }
        if (secrets.size() > 1) {
            secrets.sort(Comparator.comparingInt(String::length).reversed()); // one may begin with another
        }
        return new Secrets(secrets);
    }

    private static void addLines(String value, List<String> secrets) {
        for (String line : value.lines().toList()) {
            String secret = line.strip();
            if (secret.length() >= SHORTEST) {
                secrets.add(secret);
            }
        }
    }

    /** Write variables as {@code NAME=value}, without what is secret. */
    static List<String> shown(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + shown(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String shown(String name, String value) {
        return isSecret(name) ? REDACTED : Patterns.URL_PASSWORD.matcher(value).replaceAll(REDACTED);
    }

    private static boolean isSecret(String name) {
        return Patterns.NAME.matcher(name).find();
    }

    /** The text with each secret value replaced. */
    String redact(String text) {
        String redacted = text;
        for (String value : values) {
            redacted = redacted.replace(value, REDACTED);
        }
        return redacted;
    }

    /** The refusal with each secret value replaced in the engine's words. */
    EngineRefusal redact(EngineRefusal refusal) {
        return refusal.reworded(this::redact);
    }
}
