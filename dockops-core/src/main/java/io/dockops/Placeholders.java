package io.dockops;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a text where a container's host and its mapped ports go: <code>{host}</code>, <code>{1337}</code> and
 * <code>{53/udp}</code>. A shell's <code>${1337}</code> is none, and <code>{{1337}}</code> stands for the text itself.
 */
final class Placeholders {

    private static final String HOST = "host";
    private static final String NAME = "(?:host|\\d{1,5}(?:/(?:tcp|udp|sctp))?)";
    private static final Pattern FORM =
            Pattern.compile("(?<shell>\\$\\{+" + NAME + "}+)|\\{(?<text>\\{" + NAME + "})}|\\{(?<name>" + NAME + ")}");

    private Placeholders() {}

    /** The ports that a text asks for, as the engine writes them: {@code 1337/tcp}. */
    static Set<String> ports(String text) {
        Set<String> ports = new LinkedHashSet<>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            String name = matcher.group("name");
            if (name != null && !name.equals(HOST)) {
                ports.add(exposed(name));
            }
        }
        return ports;
    }

    /**
     * Fill a text in.
     *
     * @throws IllegalArgumentException if it asks for a port that is not published; the message lists those that are
     */
    static String fill(String text, String host, PortMappings ports) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(replacement(matcher, host, ports)));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String replacement(Matcher found, String host, PortMappings ports) {
        if (found.group("shell") != null) {
            return found.group();
        }
        String name = found.group("name");
        if (name == null) {
            return found.group("text");
        }
        return name.equals(HOST) ? host : String.valueOf(mapped(name, ports));
    }

    private static int mapped(String name, PortMappings ports) {
        String[] parts = exposed(name).split("/", 2);
        return ports.mapping(Integer.parseInt(parts[0]), Protocol.parse(parts[1]))
                .hostPort();
    }

    private static String exposed(String name) {
        return name.contains("/") ? name : name + "/" + Protocol.TCP;
    }
}
