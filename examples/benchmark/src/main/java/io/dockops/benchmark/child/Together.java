package io.dockops.benchmark.child;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on a thread each, for contestants that have nothing of their own for it. */
public final class Together {

    private Together() {}

    /** Start several containers at once; removed, they go at once. */
    public static Started start(int count, Callable<Started> start) throws InterruptedException, ExecutionException {
        List<Started> all = call(Collections.nCopies(count, start));
        return () -> remove(all);
    }

    /** Remove several at once. */
    public static void remove(List<Started> all) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> removals = new ArrayList<>();
        for (Started one : all) {
            removals.add(() -> {
                one.remove();
                return true;
            });
        }
        call(removals);
    }

    private static <T> List<T> call(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
