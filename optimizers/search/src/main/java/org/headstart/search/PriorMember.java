package org.headstart.search;

import org.headstart.api.metamodel.Surrogate.Estimate;

/**
 * A Gaussian process with a mean and a covariance of past tasks: gain = a + b f, f ~ GP(c m, alpha E + (1 - alpha) Matern) with noise. The offset a has a flat
 * prior and is integrated out (Rasmussen and Williams 2006, section 2.7). Immutable.
 */
final class PriorMember {

    private final PriorLevel level;
    private final double scale;
    private final double offset;

    PriorMember(PriorLevel level, double scale) {
        this.level = level;
        this.scale = scale;
        this.offset = level.offset(scale);
    }

    PriorLevel level() {
        return level;
    }

    double logLikelihood() {
        return level.logLikelihood(scale, offset);
    }

    /**
     * @param view  what the level says of some points
     * @param point which of them
     */
    Estimate at(PriorLevel.View view, int point) {
        double past = level.trust().mean() * (view.means()[point] - view.pastMeans()[point]);
        double seen = view.gains()[point] - offset * view.ones()[point];
        return new Estimate(offset + scale * past + seen, scale * Math.sqrt(view.variances()[point]));
    }
}
