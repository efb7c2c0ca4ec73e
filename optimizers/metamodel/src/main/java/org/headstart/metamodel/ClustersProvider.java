package org.headstart.metamodel;

import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.warehouse.History;

/** The portfolio of the clusters of past tasks that a new one probably belongs to. */
public final class ClustersProvider implements MetaModelProvider {

    static final String NAME = "clusters";

    /** For the service loader. */
    public ClustersProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The list that does well on the clusters of past tasks to which the new one probably belongs.";
    }

    @Override
    public MetaModel fit(History history, long seed) {
        return new ClustersModel(history, SourceTask.of(history, seed), seed);
    }
}
