package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share a loop. Results stand in the order of the loop, so that their number never changes a value. The threads start with the
 * first loop that is worth it. Not to be used from within a loop.
 */
final class Workers implements AutoCloseable {

    private final int threads;
    private @Nullable ExecutorService pool;

    Workers(int threads) {
        this.threads = threads;
    }

    /**
     * @param count how many turns
     * @param turn  computes the turn with that number, 0-based; independent of the others
     * @return the results, in order
     */
    <T> List<T> map(int count, IntFunction<T> turn) {
        if (threads == 1 || count < 2) {
            return IntStream.range(0, count).mapToObj(turn).toList();
        }
        ExecutorService shared = pool();
        List<CompletableFuture<T>> turns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            turns.add(CompletableFuture.supplyAsync(() -> turn.apply(number), shared));
        }
        return turns.stream().map(CompletableFuture::join).toList();
    }

    private synchronized ExecutorService pool() {
        ExecutorService running = pool;
        if (running == null) {
            running = Executors.newFixedThreadPool(threads, task -> {
                Thread thread = new Thread(task, "headstart-metafeatures");
                thread.setDaemon(true);
                return thread;
            });
            pool = running;
        }
        return running;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
