package io.dockops.benchmark.floor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Containers of nobody's that are only created, and make the engine's lists long. */
public final class Bystanders {

    private static final int CONNECTIONS = 8;

    private Bystanders() {}

    /** Create so many, and return their ids. */
    public static List<String> create(int count) throws InterruptedException, ExecutionException {
        return inParallel(connection -> {
            List<String> ids = new ArrayList<>();
            try (EngineSocket engine = new EngineSocket()) {
                for (int i = connection; i < count; i += CONNECTIONS) {
                    ids.add(FloorContainer.create(engine));
                }
            }
            return ids;
        });
    }

    /** Remove them. */
    public static void remove(List<String> ids) throws InterruptedException, ExecutionException {
        inParallel(connection -> {
            try (EngineSocket engine = new EngineSocket()) {
                for (int i = connection; i < ids.size(); i += CONNECTIONS) {
                    new FloorContainer(engine, ids.get(i), 0).remove();
                }
            }
            return List.of();
        });
    }

    private static List<String> inParallel(Share share) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<List<String>>> shares = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int number = connection;
                shares.add(threads.submit(() -> share.of(number)));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> one : shares) {
                all.addAll(one.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    @FunctionalInterface
    private interface Share {
        List<String> of(int connection) throws IOException;
    }
}
