package org.headstart.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.headstart.api.HeadstartException;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;

/** Runs each trial on a daemon thread of the calling JVM. Thread-safe. */
final class InJvmRunner implements TrialRunner {

    /** How long an interrupted learner may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Before the reason why. */
    static final String NOT_PREDICTED = "The rows could not be predicted fold by fold: ";

    private final Setting setting;
    private final CrossValidation evaluation;
    private final Set<Work<?>> working = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    InJvmRunner(Setting setting) {
        this.setting = setting;
        this.evaluation = new CrossValidation(setting);
    }

    @Override
    public Outcome run(TrialPlan plan) throws InterruptedException {
        TrialLog log = new TrialLog(setting, plan);
        Work<TrialReport> work = begin(() -> evaluation.run(plan, log));
        try {
            TrialReport report = work.await(Deadline.after(setting.limits().time()));
            return log.end(report);
        } catch (TimeoutException e) {
            return log.end(
                    TrialState.TIMED_OUT,
                    "The trial was stopped at its limit of "
                            + Durations.text(setting.limits().time())
                            + (work.stop() ? "." : "; its thread does not end and was left behind."));
        } catch (ExecutionException e) {
            return log.end(TrialReport.of(cause(e)));
        }
    }

    @Override
    public void refit(TrialPlan plan, Path model) throws InterruptedException {
        try (ModelFile file = new ModelFile(model)) {
            unlimited("The model could not be trained on all rows: ", () -> save(evaluation.refit(plan), file.draft()));
            file.publish();
        }
    }

    @Override
    public Predictions predictOutOfFold(TrialPlan plan) throws InterruptedException {
        return unlimited(NOT_PREDICTED, () -> evaluation.predictOutOfFold(plan));
    }

    private <T> T unlimited(String failure, Callable<T> callable) throws InterruptedException {
        try {
            return begin(callable).await(Deadline.never());
        } catch (ExecutionException | TimeoutException e) {
            throw cause(e) instanceof HeadstartException known
                    ? known
                    : new LearnerException(failure + TrialReport.of(cause(e)).message(), null, e);
        }
    }

    private static Throwable cause(Exception e) {
        return Objects.requireNonNullElse(e.getCause(), e);
    }

    private static Path save(TrainedModel model, Path draft) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Nobody waits for the model any more.");
        }
        model.save(draft);
        return draft;
    }

    private <T> Work<T> begin(Callable<T> callable) {
        Work<T> work = new Work<>(callable);
        working.add(work);
        if (closed) {
            working.remove(work);
            throw new HeadstartException("The runner is closed; it runs no more trials.");
        }
        work.thread.start();
        return work;
    }

    @Override
    public void close() {
        closed = true;
        working.forEach(work -> work.task.cancel(true));
    }

    /** Something done on a thread of its own. */
    private final class Work<T> {

        private final FutureTask<T> task;
        private final Thread thread;

        Work(Callable<T> callable) {
            task = new FutureTask<>(callable);
            thread = new Thread(this::work, "headstart-trial");
            thread.setDaemon(true);
        }

        private void work() {
            try {
                task.run();
            } finally {
                working.remove(this);
            }
        }

        T await(Deadline deadline) throws InterruptedException, ExecutionException, TimeoutException {
            try {
                return task.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                stop();
                throw e;
            } catch (CancellationException e) {
                throw new InterruptedException("The runner was closed.");
            }
        }

        /** Interrupts the thread and says whether it ended. */
        boolean stop() throws InterruptedException {
            thread.interrupt();
            thread.join(GRACE.toMillis());
            return !thread.isAlive();
        }
    }
}
