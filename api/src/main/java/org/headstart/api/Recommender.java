package org.headstart.api;

import java.time.Instant;
import java.util.List;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;

/**
 * Steps 4 and 5 of the flow for one new task: what past tasks teach, learner by learner.
 *
 * @param warehouse where history is
 * @param task      the new task
 * @param metric    what trials were judged by
 * @param model     the name of the meta-model
 * @param asOf      history later than this does not count
 */
record Recommender(Warehouse warehouse, Task task, Metric metric, String model, Instant asOf) {

    /** The meta-model used unless the optimizer has one of its own name. */
    static final String MODEL = "portfolio";

    /** Decides ties and surrogates, the same for all, so that one history always gives one advice. */
    private static final long SEED = 1;

    static String modelFor(String optimizer) {
        return Providers.metaModels().stream()
                .map(MetaModelProvider::name)
                .filter(optimizer::equals)
                .findFirst()
                .orElse(MODEL);
    }

    Recommendation recommend(String learner, SearchSpace space, int count) {
        History history = warehouse.history(learner, space, metric, task.fingerprint(), asOf);
        if (history.tasks().isEmpty()) {
            return Recommendation.none(
                    learner, "The warehouse has no trial of this learner on another task by this metric.");
        }
        MetaModel fitted = Providers.metaModel(model).fit(history, SEED);
        return fitted.recommend(new MetaModel.Query(task.metaFeatures(), List.of(), count));
    }
}
