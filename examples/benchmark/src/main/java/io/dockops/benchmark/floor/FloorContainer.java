package io.dockops.benchmark.floor;

import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Started;
import io.dockops.benchmark.child.Target;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container by the fewest calls: three to start it, one to remove it. */
record FloorContainer(EngineSocket engine, String id, int port) implements Started {

    private static final String TCP = "\"" + Target.PORT + "/tcp\"";
    private static final String BODY = "{\"Image\":\"" + Target.IMAGE + "\",\"ExposedPorts\":{" + TCP
            + ":{}},\"HostConfig\":{\"PortBindings\":{" + TCP + ":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]}}}";
    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]+)\"");
    private static final Pattern PUBLISHED = Pattern.compile("\"HostPort\":\"([0-9]+)\"");

    static FloorContainer start(EngineSocket engine) throws IOException, InterruptedException {
        String id = create(engine);
        engine.call("POST", "/containers/" + id + "/start", "");
        int port = Integer.parseInt(found(PUBLISHED, engine.call("GET", "/containers/" + id + "/json", "")));
        Page.await(port);
        return new FloorContainer(engine, id, port);
    }

    /** Create one, and leave it at that. */
    static String create(EngineSocket engine) throws IOException {
        return found(ID, engine.call("POST", "/containers/create", BODY));
    }

    private static String found(Pattern pattern, String json) throws IOException {
        Matcher matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IOException("No " + pattern + " in " + json);
        }
        return matcher.group(1);
    }

    @Override
    public void remove() throws IOException {
        engine.call("DELETE", "/containers/" + id + "?force=1&v=1", "");
    }
}
