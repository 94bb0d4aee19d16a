package io.dockops.transport;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first line of an answer and its header fields, whose names are read in any case. */
record ResponseHead(String version, int status, Map<String, List<String>> fields) {

    static final int SWITCHING_PROTOCOLS = 101;

    /** Read the head of the answer; those that only announce it are skipped. */
    static ResponseHead read(Connection connection) throws IOException {
        if (!connection.hasMore()) {
            throw new EOFException("The engine closed the connection without an answer");
        }
        ResponseHead head;
        do {
            head = readOne(connection);
        } while (head.status < 200 && head.status != SWITCHING_PROTOCOLS);
        return head;
    }

    private static ResponseHead readOne(Connection connection) throws IOException {
        String line = connection.readLine();
        // HTTP/1.1 200 OK, without a regular expression, whose classes cost a cold JVM its first milliseconds
        int space = line.indexOf(' ');
        if (!line.startsWith("HTTP/1.") || space < 0 || line.length() < space + 4) {
            throw new IOException("What answers does not speak HTTP: [" + line + "]");
        }
        int status = (int) number(line.substring(space + 1, space + 4), 10, line);
        return new ResponseHead(line.substring(0, space), status, readFields(connection));
    }

    private static Map<String, List<String>> readFields(Connection connection) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = connection.readLine(); !line.isEmpty(); line = connection.readLine()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("What answers does not speak HTTP: [" + line + "]");
            }
            String name = line.substring(0, colon);
            List<String> values = fields.get(name);
            if (values == null) {
                values = new ArrayList<>();
                fields.put(name, values);
            }
            values.add(line.substring(colon + 1).strip());
        }
        return fields;
    }

    /** A number that HTTP has in its lines. */
    static long number(String text, int radix, String line) throws IOException {
        try {
            return Long.parseLong(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new IOException("What answers does not speak HTTP: [" + line + "]", e);
        }
    }

    boolean isChunked() {
        return has("Transfer-Encoding", "chunked");
    }

    boolean isKeptAlive() {
        return version.equals("HTTP/1.0") ? has("Connection", "keep-alive") : !has("Connection", "close");
    }

    private boolean has(String field, String value) {
        for (String one : fields.getOrDefault(field, List.of())) {
            if (value.equalsIgnoreCase(one)) {
                return true;
            }
        }
        return false;
    }
}
