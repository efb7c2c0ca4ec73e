package org.headstart.metamodel;

import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.warehouse.History;

/** A list of configurations that together leave few past tasks without a good one. */
public final class PortfolioProvider implements MetaModelProvider {

    static final String NAME = "portfolio";

    /** For the service loader. */
    public PortfolioProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "A list that together does well on past tasks, those alike by their meta-features first.";
    }

    @Override
    public MetaModel fit(History history, long seed) {
        return new PortfolioModel(history, SourceTask.of(history, seed));
    }
}
