package org.headstart.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.run.Ensemble;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/**
 * What came of a tuning job.
 *
 * @param study           the study, which can be resumed
 * @param task            the task
 * @param trials          all trials by number, also those still queued when the job was cancelled or its time was up
 * @param recommendations what was advised, one for each learner; without candidates when there was no history or none was wanted
 * @param warnings        what the user should know, a sentence each
 * @param stopped         why the study ended before all its trials were run, a sentence; null when it did not or when it can be resumed
 * @param ensemble        trials put together; null when that was not asked for, the job was cancelled, or no trial is complete
 */
public record TuningResult(
        Study study,
        Task task,
        List<Trial> trials,
        List<Recommendation> recommendations,
        List<String> warnings,
        @Nullable String stopped,
        @Nullable Ensemble ensemble) {

    /** Copies the lists. */
    public TuningResult {
        trials = List.copyOf(trials);
        recommendations = List.copyOf(recommendations);
        warnings = List.copyOf(warnings);
    }

    /**
     * A result without an ensemble.
     *
     * @param study           the study
     * @param task            the task
     * @param trials          all trials by number
     * @param recommendations what was advised
     * @param warnings        what the user should know
     * @param stopped         why the study ended early
     */
    public TuningResult(
            Study study,
            Task task,
            List<Trial> trials,
            List<Recommendation> recommendations,
            List<String> warnings,
            @Nullable String stopped) {
        this(study, task, trials, recommendations, warnings, stopped, null);
    }

    TuningResult with(Ensemble combined) {
        return new TuningResult(study, task, trials, recommendations, warnings, stopped, combined);
    }

    /** @return the complete full trial with the best value, the earliest of equals; empty when none is complete */
    public Optional<Trial> incumbent() {
        return best(trials, study.metric());
    }

    /** @return the trial of the incumbent's learner at the library's default, when it was run in full and completed */
    public Optional<Trial> defaultTrial() {
        Optional<String> learner = incumbent().map(trial -> trial.proposal().learner());
        return trials.stream()
                .filter(trial -> trial.proposal().source() == Source.DEFAULT && trial.fullValue() != null)
                .filter(trial ->
                        learner.filter(trial.proposal().learner()::equals).isPresent())
                .findFirst();
    }

    /** @return what the trials that have ended cost together, in full evaluations: each counts by its share */
    public double fullEvaluations() {
        return trials.stream()
                .filter(trial -> trial.state().isEnd())
                .mapToDouble(trial -> trial.proposal().share())
                .sum();
    }

    static Optional<Trial> best(List<Trial> trials, Metric metric) {
        return ranked(trials, metric).findFirst();
    }

    /** The complete full trials, best first, the earliest of equals first. */
    static Stream<Trial> ranked(List<Trial> trials, Metric metric) {
        return trials.stream()
                .filter(trial -> trial.fullValue() != null)
                .sorted(Comparator.comparingDouble((Trial trial) -> -gain(trial, metric))
                        .thenComparingInt(Trial::number));
    }

    private static double gain(Trial trial, Metric metric) {
        Double value = trial.fullValue();
        return value == null ? Double.NEGATIVE_INFINITY : metric.gain(value);
    }
}
