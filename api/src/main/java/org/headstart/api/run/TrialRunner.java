package org.headstart.api.run;

import java.nio.file.Path;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Predictions;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialPlan;

/**
 * Runs the trials of one study on one dataset, within limits. Thread-safe: as many trials run at once as threads call. Closing stops what runs
 * and leaves no process and no temporary file.
 */
public interface TrialRunner extends AutoCloseable {

    /**
     * Cross-validates a plan. A trial that fails, runs away or dies is an outcome, never an exception.
     *
     * @param plan what to run
     * @return what came of it
     * @throws InterruptedException if the calling thread was interrupted; the trial has been stopped
     */
    Outcome run(TrialPlan plan) throws InterruptedException;

    /**
     * Trains on all rows and writes the model in the library's own format. Only the memory limit holds.
     *
     * @param plan  the winner's plan
     * @param model the file to write
     * @throws org.headstart.api.HeadstartException if training fails; the file is then as it was
     * @throws InterruptedException if the calling thread was interrupted; training has been stopped
     */
    void refit(TrialPlan plan, Path model) throws InterruptedException;

    /**
     * Predicts each row by a model that did not see it: runs all folds of a plan with the seeds of its trial, so that fold by fold the
     * predictions are those that the trial was scored by. Only the memory limit holds.
     *
     * @param plan the plan of a trial
     * @return [rows], in the order of the table
     * @throws org.headstart.api.HeadstartException if a fold fails, or a prediction is NaN
     * @throws InterruptedException if the calling thread was interrupted; the run has been stopped
     */
    Predictions predictOutOfFold(TrialPlan plan) throws InterruptedException;

    @Override
    void close();

    /**
     * What all trials of a study share.
     *
     * @param dataset trainable, no target missing
     * @param folds   which row is tested in which fold
     * @param metric  what trials are judged by
     * @param limits  what each trial may use
     * @param device  where training runs
     */
    record Setting(Dataset dataset, Folds folds, Metric metric, Limits limits, Device device) {}
}
