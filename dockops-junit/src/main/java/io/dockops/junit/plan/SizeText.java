package io.dockops.junit.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes of memory as annotations write them. */
public final class SizeText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([bkmg]?)");

    private SizeText() {}

    /**
     * Read a size in the form of {@code docker run --memory}.
     *
     * @param text {@code "512m"}, {@code "1g"}, {@code "65536k"}, or a number of bytes
     * @return the bytes
     * @throws IllegalArgumentException if it is of another form
     */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Bad size [" + text + "]: write it like \"512m\" or \"1g\"; the units are b, k, m and g");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "k" -> amount << 10;
            case "m" -> amount << 20;
            case "g" -> amount << 30;
            default -> amount;
        };
    }
}
