package org.headstart.metamodel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.warehouse.History;

/** The greedy portfolio of a history, weighted anew for each task that asks. */
final class PortfolioModel implements MetaModel {

    private static final double SHARPNESS = 1;

    /** More past tasks would cost time at every step, and tell little more. */
    private static final int MOST = 128;

    private final History history;
    private final List<SourceTask> tasks;
    private final RobustDistances distances;

    PortfolioModel(History history, List<SourceTask> tasks) {
        this.history = history;
        this.tasks = tasks;
        this.distances =
                new RobustDistances(tasks.stream().map(SourceTask::metaFeatures).toList());
    }

    @Override
    public String name() {
        return PortfolioProvider.NAME;
    }

    @Override
    public Recommendation recommend(Query query) {
        if (tasks.isEmpty()) {
            return Recommendation.none(history.learner(), "No past task has a trial with a value.");
        }
        double[] away = distances.to(query.metaFeatures());
        int[] nearest = nearest(away);
        List<SourceTask> near = Arrays.stream(nearest).mapToObj(tasks::get).toList();
        TaskWeights weights = TaskWeights.of(
                Arrays.stream(nearest).mapToDouble(task -> away[task]).toArray(), SourceTask.trust(near), SHARPNESS);
        return new Recommendation(
                history.learner(),
                name(),
                PortfolioAdvice.of(history, near, weights.values(), query),
                guard(weights),
                SourcePrior.of(history.space(), near, weights.values()));
    }

    /** The tasks that are asked, in the order of the history; of those equally far the earlier. */
    private static int[] nearest(double[] away) {
        return IntStream.range(0, away.length)
                .boxed()
                .sorted(Comparator.comparingDouble(task -> away[task]))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private String guard(TaskWeights weights) {
        int asked = weights.values().length;
        return String.format(
                Locale.ROOT,
                "No task weighs more than three times its equal share (%d of %d were cut)%s.",
                weights.capped(),
                asked,
                asked == tasks.size()
                        ? ""
                        : "; of " + tasks.size() + " tasks only the " + asked
                                + " with the nearest meta-features are asked");
    }
}
