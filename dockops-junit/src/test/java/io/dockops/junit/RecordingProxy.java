package io.dockops.junit;

import io.dockops.testing.EngineRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before the engine and writes down which calls pass. */
public final class RecordingProxy implements AutoCloseable {

    private static final Pattern REQUEST =
            Pattern.compile("(GET|HEAD|POST|PUT|DELETE) (?:/v[0-9.]+)?(/[^ ?]*)(\\S*) HTTP/1\\.1\r\n");

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Interloper interloper;
    private final EngineRelay relay;

    /** Does something of its own just before a call passes. */
    @FunctionalInterface
    public interface Interloper {

        /**
         * Do it.
         *
         * @param call method and path without version
         * @param query with its question mark; empty where there is none
         */
        void before(String call, String query) throws IOException;
    }

    private RecordingProxy(Interloper interloper) throws IOException {
        this.interloper = interloper;
        this.relay = new EngineRelay(InetAddress.getLoopbackAddress(), this::tap);
    }

    public static RecordingProxy start() throws IOException {
        return start((call, query) -> {});
    }

    /** Start one with somebody who does something just before calls pass. */
    public static RecordingProxy start(Interloper interloper) throws IOException {
        return new RecordingProxy(interloper);
    }

    public String dockerHost() throws IOException {
        return relay.dockerhost();
    }

    /** The calls so far, each as method and path without version, query, and ids. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private EngineRelay.Tap tap() {
        StringBuilder seen = new StringBuilder();
        return sent -> {
            seen.append(StandardCharsets.ISO_8859_1.decode(sent));
            record(seen);
        };
    }

    private void record(StringBuilder seen) throws IOException {
        Matcher request = REQUEST.matcher(seen);
        int end = 0;
        while (request.find()) {
            String call = request.group(1) + " " + request.group(2);
            calls.add(call.replaceAll("[0-9a-f]{64}", "ID"));
            interloper.before(call, request.group(3));
            end = request.end();
        }
        seen.delete(0, end);
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
