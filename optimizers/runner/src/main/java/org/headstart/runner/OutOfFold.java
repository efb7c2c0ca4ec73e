package org.headstart.runner;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.headstart.api.HeadstartException;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;

/**
 * A trial and what it predicts of each row by the model of a fold that did not see it.
 *
 * @param trial       the trial
 * @param predictions [rows]
 */
record OutOfFold(Trial trial, Predictions predictions) {

    private static final Logger LOGGER = System.getLogger(OutOfFold.class.getName());

    /** The plan without a rival: it is to be run to its end. */
    static TrialPlan plan(Trial trial) {
        TrialPlan plan = trial.plan();
        return new TrialPlan(plan.proposal(), plan.fidelity(), plan.seed(), List.of());
    }

    /**
     * Runs trials once more; one that fails this time is left out.
     *
     * @return in the order of the trials, at least one
     * @throws LearnerException if all of them fail
     */
    static List<OutOfFold> of(List<Trial> trials, TrialRunner runner, int workers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(workers, trials.size()));
        try {
            List<Future<Predictions>> running = trials.stream()
                    .map(trial -> threads.submit(() -> runner.predictOutOfFold(plan(trial))))
                    .toList();
            List<OutOfFold> done = new ArrayList<>();
            HeadstartException failure = null;
            for (int i = 0; i < running.size(); i++) {
                try {
                    done.add(new OutOfFold(trials.get(i), result(running.get(i))));
                } catch (HeadstartException e) {
                    failure = e;
                    LOGGER.log(Level.WARNING, "Trial " + trials.get(i).number() + " is left out: " + e.getMessage());
                }
            }
            if (done.isEmpty()) {
                throw new LearnerException(
                        "None of the %d best trials could be run again.".formatted(trials.size()), null, failure);
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Predictions result(Future<Predictions> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException(e.getCause().getMessage());
            }
            throw e.getCause() instanceof HeadstartException known
                    ? known
                    : new HeadstartException("A trial could not be run again: " + e.getCause() + ".", null, e);
        }
    }
}
