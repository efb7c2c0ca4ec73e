package org.headstart.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.run.Ensemble;
import org.headstart.api.trial.Criteria;
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

    /**
     * The best trial: of the complete full ones that keep to all constraints the one with the best value of the primary metric, of equals the
     * best by the other objectives in turn, then the earliest; while none keeps to them, the one that violates them least.
     *
     * @return empty when none is complete
     */
    public Optional<Trial> incumbent() {
        return ranked(trials, study.criteria()).findFirst();
    }

    /**
     * The Pareto front: of the complete full trials that keep to all constraints those that no other is at least as good as in every objective and
     * better than in one, the earliest of equals, the best by the primary metric first. With one objective that is the incumbent.
     *
     * @return empty when none is complete and keeps to them
     */
    public List<Trial> front() {
        List<Trial> front = new ArrayList<>();
        for (Trial trial : feasible().toList()) {
            double[] gains = gains(trial, study.criteria());
            boolean known = Arrays.stream(gains).allMatch(Double::isFinite);
            // In this order nobody is dominated by who comes later.
            if (known && front.stream().noneMatch(other -> covers(gains(other, study.criteria()), gains))) {
                front.add(trial);
            }
        }
        return front;
    }

    /** @return how many complete full trials keep to all constraints */
    public int feasibleCount() {
        return (int) feasible().count();
    }

    private Stream<Trial> feasible() {
        return ranked(trials, study.criteria()).filter(trial -> isFeasible(trial, study.criteria()));
    }

    private static boolean covers(double[] gains, double[] other) {
        return Criteria.dominates(gains, other) || Arrays.equals(gains, other);
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

    /** The complete full trials, the best first. */
    static Stream<Trial> ranked(List<Trial> trials, Criteria criteria) {
        return trials.stream().filter(trial -> trial.fullValue() != null).sorted(order(criteria));
    }

    /** Of complete full trials the least violation first, then by the objectives in turn, then the earliest (Deb 2000, section 3). */
    static Comparator<Trial> order(Criteria criteria) {
        return Comparator.comparingDouble((Trial trial) -> violation(trial, criteria))
                .thenComparing(trial -> gains(trial, criteria), (a, b) -> Arrays.compare(b, a))
                .thenComparingInt(Trial::number);
    }

    /** Whether a complete full trial keeps to all constraints. */
    static boolean isFeasible(Trial trial, Criteria criteria) {
        return violation(trial, criteria) == 0;
    }

    private static double violation(Trial trial, Criteria criteria) {
        return criteria.violation(trial.fullValue(), trial.measures());
    }

    /** [objectives], what is not known below all that is. */
    private static double[] gains(Trial trial, Criteria criteria) {
        return Arrays.stream(criteria.gains(trial.fullValue(), trial.measures()))
                .map(gain -> Double.isNaN(gain) ? Double.NEGATIVE_INFINITY : gain)
                .toArray();
    }
}
