package io.dockops.tar;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a pattern of Go's {@code filepath.Match}, with Docker's {@code **}, to a regular expression.
 *
 * <p>The rules and oddities are those of moby's patternmatcher: {@code **}{@code /} may be no directory at all, a final
 * {@code **} needs something behind the slash before it, and {@code **name} is any path that ends with {@code name}.
 */
final class IgnoreGlob {

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int next;

    private IgnoreGlob(String glob) {
        this.glob = glob;
    }

    /** Translate; a {@link PatternSyntaxException} says where the pattern is wrong. */
    static Pattern compile(String glob) {
        return new IgnoreGlob(glob).translate();
    }

    static boolean hasWildcard(String glob) {
        return glob.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    private Pattern translate() {
        if (glob.startsWith("**") && !glob.startsWith("**/") && !hasWildcard(glob.substring(2))) {
            return Pattern.compile(".*" + Pattern.quote(glob.substring(2)), Pattern.DOTALL);
        }
        while (next < glob.length()) {
            int c = take();
            switch (c) {
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> characterClass();
                case '\\' -> literal(take());
                default -> literal(c);
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void star() {
        if (!skip('*')) {
            regex.append("[^/]*");
            return;
        }
        skip('/');
        regex.append(next == glob.length() ? ".*" : "(?:.*/)?");
    }

    private void characterClass() {
        regex.append(skip('^') ? "[^" : "[");
        boolean empty = true;
        while (empty || !skip(']')) {
            literal(classMember());
            if (skip('-')) {
                regex.append('-');
                literal(classMember());
            }
            empty = false;
        }
        regex.append(']');
    }

    private int classMember() {
        int c = take();
        if (c == '-' || c == ']') {
            throw new PatternSyntaxException("a - or ] in brackets needs a \\ before it", glob, next - 1);
        }
        return c == '\\' ? take() : c;
    }

    private int take() {
        if (next >= glob.length()) {
            throw new PatternSyntaxException("a character is missing at the end", glob, next);
        }
        int c = glob.codePointAt(next);
        next += Character.charCount(c);
        return c;
    }

    private boolean skip(char c) {
        if (next < glob.length() && glob.charAt(next) == c) {
            next++;
            return true;
        }
        return false;
    }

    /** As a number, since this reads the same inside and outside of brackets. */
    private void literal(int c) {
        regex.append("\\x{").append(Integer.toHexString(c)).append('}');
    }
}
