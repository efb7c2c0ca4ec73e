package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Hyperband. */
public final class HyperbandProvider implements OptimizerProvider {

    /** For the service loader. */
    public HyperbandProvider() {}

    @Override
    public String name() {
        return "hyperband";
    }

    @Override
    public String description() {
        return "Successive halving that begins in turn with many at a small part of the effort, fewer at more, and a few in full.";
    }

    @Override
    public boolean usesRungs() {
        return true;
    }

    @Override
    public Optimizer create(Setting setting) {
        return new HalvingOptimizer(setting, new HyperbandBrackets());
    }
}
