package org.headstart.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.headstart.api.run.Ensembler;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunnerProvider;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;

/** What a job leaves behind when all trials have ended: its incumbent refitted on all rows, or trials put together. Used once. */
final class FinalModel {

    private final @Nullable Path file;
    private final Ensembler.@Nullable Form form;
    private final int workers;
    private final TrialRunnerProvider runners;
    private volatile boolean cancelled;
    private volatile @Nullable TrialRunner combining;

    /**
     * @param file    where the model is written; null = nowhere
     * @param form    how trials are put together; null = the incumbent alone
     * @param workers how many trials run at once
     * @param runners opens a runner for a stacker
     */
    FinalModel(@Nullable Path file, Ensembler.@Nullable Form form, int workers, TrialRunnerProvider runners) {
        this.file = file;
        this.form = form;
        this.workers = workers;
        this.runners = runners;
    }

    /** Stops soon; nothing is put together any more. Thread-safe. */
    void cancel() {
        cancelled = true;
        TrialRunner stopping = combining;
        if (stopping != null) {
            stopping.close();
        }
    }

    /** The result with what trials were put together; a cancelled job puts none together. */
    TuningResult of(TuningResult result, TrialRunner runner, TrialRunner.Setting setting) throws InterruptedException {
        Optional<Trial> incumbent = result.incumbent();
        if (form != null) {
            return cancelled || incumbent.isEmpty() ? result : combine(form, result, runner, setting);
        }
        if (file != null && incumbent.isPresent()) {
            runner.refit(incumbent.get().plan(), file);
        }
        return result;
    }

    private TuningResult combine(
            Ensembler.Form how, TuningResult result, TrialRunner runner, TrialRunner.Setting setting)
            throws InterruptedException {
        Study study = result.study();
        List<Trial> ranked = TuningResult.ranked(result.trials(), study.criteria())
                .filter(trial -> result.feasibleCount() == 0 || TuningResult.isFeasible(trial, study.criteria()))
                .toList();
        long seed = study.settings().seed();
        combining = runner;
        try {
            return result.with(Providers.ensembler()
                    .build(new Ensembler.Request(how, ranked, runner, setting, runners, seed, workers, file)));
        } catch (InterruptedException e) {
            if (cancelled) {
                return result;
            }
            throw e;
        }
    }
}
