package io.dockops;

import java.util.regex.Pattern;

/** The form of a platform's name, as the engine parses it; whether it knows the platform is for it to say. */
final class Platforms {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_.-]+(?:/[a-zA-Z0-9_.-]+){0,2}");

    private Platforms() {}

    static String checked(String platform) {
        if (!FORM.matcher(platform).matches()) {
            throw new IllegalArgumentException("Bad platform [" + platform
                    + "]: write it as system/architecture, or system/architecture/variant, like [linux/arm64]");
        }
        return platform;
    }
}
