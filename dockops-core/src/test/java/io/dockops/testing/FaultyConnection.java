package io.dockops.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dockops.testing.FaultProxy.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One client's connection to the engine. Two threads serve it, one for each direction, as an answer may come before its
 * request has ended, and a client may hang up before its answer has.
 */
final class FaultyConnection implements AutoCloseable {

    private static final String INJECTED = "{\"message\":\"injected\"}";

    private final FaultProxy proxy;
    private final SocketChannel client;
    private final SocketChannel engine;
    private final HttpSource fromClient;
    private final HttpSource fromEngine;
    private final BlockingQueue<Exchange> unanswered = new LinkedBlockingQueue<>();

    FaultyConnection(FaultProxy proxy, SocketChannel client, SocketChannel engine) {
        this.proxy = proxy;
        this.client = client;
        this.engine = engine;
        this.fromClient = new HttpSource(client);
        this.fromEngine = new HttpSource(engine);
    }

    /**
     * A request that the engine gets.
     *
     * @param takesOver whether what comes after it is no more HTTP, once the answer has begun
     */
    private record Exchange(String method, boolean cut, CompletableFuture<Boolean> takesOver) {}

    /** Passes requests on until the client closes its side; a client that dies within one cuts both sides. */
    void passRequests() throws IOException {
        try {
            passEachRequest();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void passEachRequest() throws IOException {
        Optional<Exchange> last = Optional.empty();
        while (fromClient.hasMore()) {
            if (last.isPresent() && last.get().takesOver().join()) {
                fromClient.passRest(this::toEngine);
                break;
            }
            HttpHead request = fromClient.head();
            Optional<Fault> fault = proxy.arrived(request);
            if (fault.isEmpty() || fault.get() == Fault.CUT_AFTER) {
                last = Optional.of(new Exchange(request.method(), fault.isPresent(), new CompletableFuture<>()));
                unanswered.add(last.get());
                toEngine(request.bytes());
                fromClient.passBody(request.requestLength(), this::toEngine);
            } else if (!survives(request, fault.get())) {
                close();
                return;
            }
        }
        engine.shutdownOutput(); // what it still has to say may come
    }

    /** Does harm to a request that the engine never hears of, and tells whether the connection goes on. */
    private boolean survives(HttpHead request, Fault fault) throws IOException {
        if (fault != Fault.REFUSE) {
            fromClient.passBody(request.requestLength(), FaultyConnection::nowhere);
        }
        if (fault == Fault.STALL) {
            fromClient.passRest(FaultyConnection::nowhere);
        }
        if (fault == Fault.ANSWER_500) {
            String head = "HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nContent-Length: "
                    + INJECTED.length() + "\r\n\r\n";
            toClient(ByteBuffer.wrap((request.method().equals("HEAD") ? head : head + INJECTED).getBytes(US_ASCII)));
        }
        return fault == Fault.ANSWER_500 && !request.isLast();
    }

    /** Passes answers back until the engine closes its side; so is the client's then. */
    void passAnswers() throws IOException, InterruptedException {
        try (this) {
            boolean cut = false;
            while (!cut && fromEngine.hasMore()) {
                cut = passAnswer(unanswered.take());
            }
        }
    }

    /** Passes one back, and tells whether the connection is to be cut. */
    private boolean passAnswer(Exchange exchange) throws IOException {
        HttpHead answer = fromEngine.head();
        while (answer.isInterim()) {
            toClient(answer.bytes());
            answer = fromEngine.head();
        }
        long length = answer.answerLength(exchange.method());
        if (exchange.cut()) {
            // A build, for one, is done when its answer ends; a log that is followed would have no end.
            if (length != HttpHead.UNTIL_CLOSE && !exchange.method().equals("GET")) {
                fromEngine.passBody(length, FaultyConnection::nowhere);
            }
            return true;
        }
        exchange.takesOver().complete(length == HttpHead.UNTIL_CLOSE);
        toClient(answer.bytes());
        fromEngine.passBody(length, this::toClient);
        return false;
    }

    private void toEngine(ByteBuffer bytes) throws IOException {
        write(engine, bytes);
    }

    private void toClient(ByteBuffer bytes) throws IOException {
        write(client, bytes);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void nowhere(ByteBuffer bytes) {
        bytes.position(bytes.limit());
    }

    /** Cuts both sides, which ends both threads. */
    @Override
    public void close() throws IOException {
        unanswered.forEach(exchange -> exchange.takesOver().complete(true)); // nobody waits for an answer any more
        try (client;
                engine) {
            proxy.ended(this);
        }
    }
}
