package io.dockops.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Stands before an engine on a unix socket of its own, counts the calls, and does harm to those that it is told. */
public final class FaultProxy implements AutoCloseable {

    /** What happens to a call. */
    public enum Fault {
        /**
         * As where the engine is gone, and back a moment later: the connection is closed with the call's body unread, and
         * so is the next new connection, before anything is read.
         */
        REFUSE,
        /** The engine never hears of it; the answer is a 500. */
        ANSWER_500,
        /** The engine never hears of it, and nothing is answered until the proxy closes. */
        STALL,
        /** The request is read, the engine never hears of it, and the connection is cut. */
        CUT_BEFORE,
        /**
         * The engine does it, and the connection is cut before its answer passes: after the engine has ended the answer,
         * or, to a GET and where a connection is taken over, has begun it.
         */
        CUT_AFTER
    }

    /** One call: method, path without version and query. */
    public record Call(int number, String method, String path) {

        public boolean is(String otherMethod, String pathPattern) {
            return method.equals(otherMethod) && path.matches(pathPattern);
        }
    }

    /** What is done to calls, or before them. */
    private record Rule(Predicate<Call> which, boolean once, Optional<Fault> fault, Runnable before) {}

    private final UnixDomainSocketAddress engine;
    private final Path directory = Files.createTempDirectory("dockops-proxy-");
    private final Path socket = directory.resolve("docker.sock");
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Set<FaultyConnection> open = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private boolean sparesHttp10;
    private final AtomicBoolean refusesNext = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private FaultProxy(Path engineSocket) throws IOException {
        engine = UnixDomainSocketAddress.of(engineSocket);
        server.bind(UnixDomainSocketAddress.of(socket));
        inBackground(this::accept);
    }

    public static FaultProxy before(Path engineSocket) throws IOException {
        if (!Files.exists(engineSocket)) {
            throw new IOException("No socket at " + engineSocket);
        }
        return new FaultProxy(engineSocket);
    }

    public String dockerhost() {
        return "unix://" + socket;
    }

    /** Does harm to the n-th call from now on, the first being 1. */
    public FaultProxy fail(int n, Fault fault) {
        return failOnce(numbered(n), fault);
    }

    /** Does harm to the first call that is so. */
    public FaultProxy failOnce(Predicate<Call> which, Fault fault) {
        return add(new Rule(which, true, Optional.of(fault), () -> {}));
    }

    /** Does harm to each call that is so. */
    public FaultProxy failEach(Predicate<Call> which, Fault fault) {
        return add(new Rule(which, false, Optional.of(fault), () -> {}));
    }

    /** Lets what speaks HTTP/1.0 pass unharmed and uncounted, as watchdogs do, whose calls depend on what others have left. */
    public synchronized FaultProxy sparingWatchdogs() {
        sparesHttp10 = true;
        return this;
    }

    /** Does something when the n-th call from now on has come, before the engine hears of it. */
    public FaultProxy doAt(int n, Runnable work) {
        return doOnce(numbered(n), work);
    }

    /** Does something when the first call that is so has come, before the engine hears of it. */
    public FaultProxy doOnce(Predicate<Call> which, Runnable work) {
        return add(new Rule(which, true, Optional.empty(), work));
    }

    private synchronized Predicate<Call> numbered(int n) {
        int number = calls.size() + n;
        return call -> call.number() == number;
    }

    private synchronized FaultProxy add(Rule rule) {
        rules.add(rule);
        return this;
    }

    /** The calls so far, in the order in which they came. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Counts a call, does what is to be done before it, and tells what harm it meets. */
    Optional<Fault> arrived(HttpHead request) {
        Optional<Rule> rule = ruleFor(request);
        rule.ifPresent(found -> found.before().run());
        Optional<Fault> fault = rule.flatMap(Rule::fault);
        if (fault.equals(Optional.of(Fault.REFUSE))) {
            refusesNext.set(true);
        }
        return fault;
    }

    private synchronized Optional<Rule> ruleFor(HttpHead request) {
        if (sparesHttp10 && request.isOfHttp10()) {
            return Optional.empty();
        }
        Call call = new Call(calls.size() + 1, request.method(), request.path());
        calls.add(call);
        Optional<Rule> rule =
                rules.stream().filter(one -> one.which().test(call)).findFirst();
        rule.filter(Rule::once).ifPresent(rules::remove);
        return rule;
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = server.accept();
            if (refusesNext.compareAndSet(true, false)) {
                client.close();
            } else {
                inBackground(() -> connect(client));
            }
        }
    }

    private void connect(SocketChannel client) throws IOException, InterruptedException {
        try (client;
                SocketChannel toEngine = SocketChannel.open(engine);
                FaultyConnection connection = new FaultyConnection(this, client, toEngine)) {
            open.add(connection);
            if (server.isOpen()) {
                inBackground(connection::passRequests);
                connection.passAnswers();
            }
        }
    }

    void ended(FaultyConnection connection) {
        open.remove(connection);
    }

    private void inBackground(Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // One side hung up, or the proxy has closed.
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (FaultyConnection connection : open) {
            connection.close();
        }
        threads.shutdownNow();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(directory);
    }
}
