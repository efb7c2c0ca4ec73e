package org.headstart.metamodel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.MetaModel.Query;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/** One model of all past tasks together, and how much past tasks count by it: more with Kendall's tau between what it expects of a new task and the past task's gains. Immutable. */
final class ScoredTasks {

    /** Enough for a standard error of tau of .05. */
    private static final int COMPARED = 200;

    private static final double SHARPNESS = 2;

    private final SearchSpace space;
    private final TaskComponents components;
    private final TaskScorer scorer;

    /**
     * @param space   the learner's
     * @param tasks   past tasks, at least one
     * @param fitting fits the model of all of them
     */
    ScoredTasks(SearchSpace space, List<SourceTask> tasks, Function<TaskComponents, TaskScorer> fitting) {
        this.space = space;
        this.components = new TaskComponents(
                new RobustDistances(tasks.stream().map(SourceTask::metaFeatures).toList()));
        this.scorer = fitting.apply(components);
    }

    /**
     * @param asked past tasks, at least one
     * @param query the new task
     * @return the weights of the tasks that are asked
     */
    TaskWeights weights(List<SourceTask> asked, Query query) {
        List<Configuration> all = PortfolioAdvice.candidates(asked, space.defaultConfiguration(), query);
        int step = (all.size() + COMPARED - 1) / COMPARED;
        List<Configuration> compared = IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
        double[] scores = scorer.scores(compared, components.of(query.metaFeatures()));
        double[][] points = SourcePrior.points(space, compared);
        double[] away = asked.stream()
                .mapToDouble(task -> 1 - tau(scores, task.means(compared, points)))
                .toArray();
        return TaskWeights.of(away, SourceTask.trust(asked), SHARPNESS);
    }

    private static double tau(double[] a, double[] b) {
        double tau = a.length < 2 ? Double.NaN : new KendallsCorrelation().correlation(a, b);
        return Double.isNaN(tau) ? 0 : tau;
    }
}
