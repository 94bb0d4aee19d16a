package io.dockops.benchmark.least;

import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Target;
import io.dockops.benchmark.floor.EngineSocket;
import java.io.IOException;

/** A session with its one container. */
final class LeastSession implements AutoCloseable {

    private final Journal journal;
    private final EngineSocket engine;
    private final String id;
    private final int port;

    private LeastSession(Journal journal, EngineSocket engine, String id, int port) {
        this.journal = journal;
        this.engine = engine;
        this.id = id;
        this.port = port;
    }

    static LeastSession begin() throws IOException, InterruptedException {
        EngineSocket engine = new EngineSocket();
        engine.call("GET", "/images/" + Target.IMAGE + "/json", "");
        Journal journal = Journal.begin();
        String name = Target.GROUP + "-" + ProcessHandle.current().pid();
        journal.note("container " + name);
        String id = Json.text(engine.call("POST", "/containers/create?name=" + name, Json.container(name)), "Id");
        journal.note("id " + id);
        engine.call("POST", "/containers/" + id + "/start", "");
        int port = Integer.parseInt(Json.text(engine.call("GET", "/containers/" + id + "/json", ""), "HostPort"));
        Page.await(port);
        return new LeastSession(journal, engine, id, port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        try (engine;
                journal) {
            engine.call("DELETE", "/containers/" + id + "?force=1&v=1", "");
        }
    }
}
