package org.headstart.metamodel;

import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.warehouse.History;

/** The best configurations of the past tasks whose meta-features are nearest. */
public final class NearestTasksProvider implements MetaModelProvider {

    static final String NAME = "nearest-tasks";

    /** For the service loader. */
    public NearestTasksProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "What did best on the past tasks whose meta-features are nearest, in turn.";
    }

    @Override
    public MetaModel fit(History history, long seed) {
        return new NearestTasksModel(history, SourceTask.of(history, seed));
    }
}
