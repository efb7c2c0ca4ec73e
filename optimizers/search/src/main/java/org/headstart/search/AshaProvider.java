package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Asynchronous successive halving. */
public final class AshaProvider implements OptimizerProvider {

    /** For the service loader. */
    public AshaProvider() {}

    @Override
    public String name() {
        return "asha";
    }

    @Override
    public String description() {
        return "Tries many at a part of the effort, first what is recommended, and goes on with the best third at more (ASHA).";
    }

    @Override
    public boolean usesRungs() {
        return true;
    }

    @Override
    public Optimizer create(Setting setting) {
        return new HalvingOptimizer(setting, new AsynchronousHalving());
    }
}
