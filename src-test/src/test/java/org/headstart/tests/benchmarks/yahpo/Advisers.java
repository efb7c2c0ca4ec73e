package org.headstart.tests.benchmarks.yahpo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.TuningMethod;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.warehouse.History;
import org.headstart.warehouse.pack.PackTask;

/** The meta-models of one past, each fitted once, when it is first needed. Thread-safe. */
final class Advisers {

    private static final long SEED = 1;

    private final History history;
    private final Map<String, MetaModel> fitted = new HashMap<>();

    Advisers(History history) {
        this.history = history;
    }

    /** What the method is told of the past before its first trial. */
    Recommendation advice(TuningMethod method, PackTask task, int count) {
        MetaModelProvider provider = method.metaModel();
        return provider == null
                ? Recommendation.none(history.learner(), "History is withheld.")
                : fitted(provider).recommend(new MetaModel.Query(task.metaFeatures(), List.of(), count));
    }

    private synchronized MetaModel fitted(MetaModelProvider provider) {
        return fitted.computeIfAbsent(provider.name(), name -> provider.fit(history, SEED));
    }
}
