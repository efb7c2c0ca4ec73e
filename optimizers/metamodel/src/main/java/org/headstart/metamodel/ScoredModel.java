package org.headstart.metamodel;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.warehouse.History;

/**
 * Past tasks as far as one model of all of them says that they order configurations as the new one does: each weighs more with Kendall's tau
 * between the model's scores for the new task and the past task's gains. What is recommended is the portfolio of those weights, which is as diverse as
 * past tasks are, where the model's own best would be many of a kind.
 */
final class ScoredModel implements MetaModel {

    private final String name;
    private final History history;
    private final List<SourceTask> tasks;
    private final ScoredTasks scored;

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
        return new ScoredModel(name, history, tasks, new ScoredTasks(history.space(), tasks, fitting));
    }

    /** Has nothing to learn from. */
    private record SilentModel(String name, String learner) implements MetaModel {

        @Override
        public Recommendation recommend(Query query) {
            return Recommendation.none(learner, "No past task has a trial with a value.");
        }
    }

    private ScoredModel(String name, History history, List<SourceTask> tasks, ScoredTasks scored) {
        this.name = name;
        this.history = history;
        this.tasks = tasks;
        this.scored = scored;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Recommendation recommend(Query query) {
        TaskWeights weights = scored.weights(tasks, query);
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
}
