package io.dockops.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The records of one extended header: {@code "length key=value\n"}, the length counting itself. */
record PaxRecords(Map<String, String> values) {

    static final PaxRecords NONE = new PaxRecords(Map.of());

    static PaxRecords parse(byte[] data) throws TarFault {
        Map<String, String> values = new HashMap<>();
        int start = 0;
        while (start < data.length) {
            int space = indexOf(data, ' ', start);
            int end = start + length(data, start, space);
            int equals = indexOf(data, '=', space);
            if (end > data.length || equals >= end || data[end - 1] != '\n') {
                throw malformed();
            }
            String key = new String(data, space + 1, equals - space - 1, UTF_8);
            values.put(key, new String(data, equals + 1, end - equals - 2, UTF_8));
            start = end;
        }
        return new PaxRecords(Map.copyOf(values));
    }

    /** An empty value takes the record back, and the header's own field counts again. */
    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    long size(long otherwise) throws TarFault {
        try {
            long size = value("size").map(Long::valueOf).orElse(otherwise);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            TarFault fault = malformed();
            fault.initCause(e);
            throw fault;
        }
        throw malformed();
    }

    private static int length(byte[] data, int start, int space) throws TarFault {
        try {
            int length = Integer.parseInt(new String(data, start, space - start, UTF_8));
            if (length > space - start + 1 && length <= data.length) {
                return length;
            }
        } catch (NumberFormatException e) {
            TarFault fault = malformed();
            fault.initCause(e);
            throw fault;
        }
        throw malformed();
    }

    private static int indexOf(byte[] data, char wanted, int start) throws TarFault {
        for (int i = start; i < data.length; i++) {
            if (data[i] == wanted) {
                return i;
            }
        }
        throw malformed();
    }

    private static TarFault malformed() {
        return TarFault.damaged("an extended (PAX) header is malformed");
    }
}
