package io.dockops.readiness;

/** What of a longer text fits into a reason. */
final class Excerpt {

    private static final int LONGEST = 300;

    private Excerpt() {}

    static String head(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST) + "…";
    }

    static String tail(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : "…" + stripped.substring(stripped.length() - LONGEST);
    }
}
