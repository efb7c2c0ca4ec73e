package org.headstart.metamodel;

import java.util.List;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.warehouse.History;

/** Neural networks that learn across tasks to rank configurations. */
public final class RankingEnsembleProvider implements MetaModelProvider {

    private static final String NAME = "ranking-ensemble";

    /** For the service loader. */
    public RankingEnsembleProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Past tasks weighted by how alike they order configurations to what neural networks trained across tasks expect of the new one.";
    }

    @Override
    public MetaModel fit(History history, long seed) {
        List<SourceTask> tasks = SourceTask.of(history, seed);
        return ScoredModel.of(
                NAME, history, tasks, components -> new RankingEnsemble(history, tasks, components, seed));
    }
}
