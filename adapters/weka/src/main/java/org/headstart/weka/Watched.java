package org.headstart.weka;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The result of work that goes on to a good end when the thread that waits for it is interrupted.
 *
 * @param result      what the work gave
 * @param interrupted whether the thread was interrupted; the flag is down
 */
record Watched<T>(T result, boolean interrupted) {

    /**
     * @param work   what to do, in a thread of its own
     * @param cancel asks the work to end soon with what it has; called when the waiting thread is interrupted
     * @return what came of it
     * @throws Exception what the work threw
     */
    static <T> Watched<T> run(Callable<T> work, Runnable cancel) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "headstart-weka");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                return new Watched<>(task.get(), interrupted);
            } catch (InterruptedException e) {
                interrupted = true;
                cancel.run();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception known ? known : e;
            }
        }
    }
}
