package org.headstart.tests.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Tests that mostly wait, side by side. */
public final class Lanes {

    private Lanes() {}

    /** What one lane does. */
    @FunctionalInterface
    public interface Lane<T> {
        /**
         * @param lane its number, from 0
         * @return what came of it
         */
        T run(int lane) throws Exception;
    }

    /**
     * @param lanes how many run at once
     * @param each  what each does
     * @return what came of each, in order; the first failure ends all
     */
    public static <T> List<T> run(int lanes, Lane<T> each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<T>> running = IntStream.range(0, lanes)
                    .<Callable<T>>mapToObj(lane -> () -> each.run(lane))
                    .map(threads::submit)
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
