package io.dockops;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads port bindings in the form of {@code docker run -p}, ranges included. */
final class PortText {

    private static final Pattern FORM =
            Pattern.compile("(?:(?:(?<ip>\\[[0-9a-fA-F:.]+]|[0-9.]+):)?(?<host>(?:\\d+(?:-\\d+)?)?):)?"
                    + "(?<container>\\d+(?:-\\d+)?)(?:/(?<protocol>\\w+))?");

    private PortText() {}

    static List<PortBinding> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Bad port [" + text
                    + "]: write it like \"1337\", \"49222:1337\", \"53/udp\", \"0.0.0.0:80:80\", \"8000-8002\""
                    + " or \"8000-8010:80\"");
        }
        try {
            return bindings(matcher);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Bad port [" + text + "]: " + e.getMessage(), e);
        }
    }

    private static List<PortBinding> bindings(Matcher matcher) {
        String ip = matcher.group("ip");
        String named = matcher.group("protocol");
        String address = ip == null ? PortBinding.LOOPBACK : ip.replace("[", "").replace("]", "");
        Protocol protocol = named == null ? Protocol.TCP : Protocol.parse(named);
        Range inside = Range.of(matcher.group("container"));
        Range host = Range.of(matcher.group("host"));
        if (inside.length() == 1) {
            return List.of(new PortBinding(inside.first, protocol, address, host.first, host.last));
        }
        boolean anyHostPort = host.last == 0;
        if (!anyHostPort && host.length() != inside.length()) {
            throw new IllegalArgumentException(host.length() + " host ports for " + inside.length()
                    + " container ports; make the ranges equally long, or leave the host's away");
        }
        return IntStream.range(0, inside.length())
                .mapToObj(step ->
                        new PortBinding(inside.first + step, protocol, address, anyHostPort ? 0 : host.first + step))
                .toList();
    }

    private record Range(int first, int last) {

        /** No text is the port 0, for any. */
        static Range of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return new Range(0, 0);
            }
            int hyphen = text.indexOf('-');
            Range range = hyphen < 0
                    ? new Range(number(text), number(text))
                    : new Range(number(text.substring(0, hyphen)), number(text.substring(hyphen + 1)));
            if (range.last < range.first || (range.first == 0 && range.last != 0)) {
                throw new IllegalArgumentException(
                        "[" + text + "] is no range: it goes from a port that is at least 1 to one that is not lower");
            }
            return range;
        }

        int length() {
            return last - first + 1;
        }

        private static int number(String digits) {
            // A number too long is out of range all the same, and must not make a range without end.
            return digits.length() > 5 ? 99_999 : Integer.parseInt(digits);
        }
    }
}
