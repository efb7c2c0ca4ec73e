package org.headstart.metamodel;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.Configuration;
import org.headstart.api.warehouse.History;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/**
 * Past tasks as far as one model of all of them says that they order configurations as the new one does: each weighs more with Kendall's tau
 * between the model's scores for the new task and the past task's gains. What is recommended is the portfolio of those weights, which is as diverse as
 * past tasks are, where the model's own best would be many of a kind.
 */
final class ScoredModel implements MetaModel {

    /** Enough for a standard error of tau of .05. */
    private static final int COMPARED = 200;

    private static final double SHARPNESS = 2;

    private final String name;
    private final History history;
    private final List<SourceTask> tasks;
    private final TaskComponents components;
    private final TaskScorer scorer;

    /**
     * @param name    of the meta-model
     * @param history gives space and metric
     * @param tasks   past tasks of it; may be none
     * @param fitting fits the model of all of them
     */
    static MetaModel of(
            String name, History history, List<SourceTask> tasks, Function<TaskComponents, TaskScorer> fitting) {
        if (tasks.isEmpty()) {
            return new SilentModel(name, history.learner());
        }
        TaskComponents components = new TaskComponents(
                new RobustDistances(tasks.stream().map(SourceTask::metaFeatures).toList()));
        return new ScoredModel(name, history, tasks, components, fitting.apply(components));
    }

    /** Has nothing to learn from. */
    private record SilentModel(String name, String learner) implements MetaModel {

        @Override
        public Recommendation recommend(Query query) {
            return Recommendation.none(learner, "No past task has a trial with a value.");
        }
    }

    private ScoredModel(
            String name, History history, List<SourceTask> tasks, TaskComponents components, TaskScorer scorer) {
        this.name = name;
        this.history = history;
        this.tasks = tasks;
        this.components = components;
        this.scorer = scorer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Recommendation recommend(Query query) {
        TaskWeights weights = weights(query);
        return new Recommendation(
                history.learner(),
                name,
                PortfolioAdvice.of(history, tasks, weights.values(), query),
                String.format(
                        Locale.ROOT,
                        "No task weighs more than three times its equal share (%d of %d were cut).",
                        weights.capped(),
                        tasks.size()),
                SourcePrior.of(history.space(), tasks, weights.values()));
    }

    private TaskWeights weights(Query query) {
        List<Configuration> all =
                PortfolioAdvice.candidates(tasks, history.space().defaultConfiguration(), query);
        int step = (all.size() + COMPARED - 1) / COMPARED;
        List<Configuration> compared = IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
        double[] scores = scorer.scores(compared, components.of(query.metaFeatures()));
        double[][] points = SourcePrior.points(history.space(), compared);
        double[] away = tasks.stream()
                .mapToDouble(task -> 1 - tau(scores, task.means(compared, points)))
                .toArray();
        return TaskWeights.of(away, SourceTask.trust(tasks), SHARPNESS);
    }

    private static double tau(double[] a, double[] b) {
        double tau = a.length < 2 ? Double.NaN : new KendallsCorrelation().correlation(a, b);
        return Double.isNaN(tau) ? 0 : tau;
    }
}
