package org.headstart.metamodel;

import java.util.List;
import java.util.Locale;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.warehouse.History;

/** The greedy portfolio of a history, weighted anew for each task that asks. */
final class PortfolioModel implements MetaModel {

    private static final double SHARPNESS = 1;

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
        TaskWeights weights = TaskWeights.of(distances.to(query.metaFeatures()), SHARPNESS);
        List<Candidate> chosen = PortfolioAdvice.of(history, tasks, weights.values(), query);
        return new Recommendation(
                history.learner(), name(), chosen, guard(weights), SourcePrior.of(tasks, weights.values()));
    }

    private String guard(TaskWeights weights) {
        return String.format(
                Locale.ROOT,
                "No task weighs more than three times its equal share (%d of %d were cut).",
                weights.capped(),
                tasks.size());
    }
}
