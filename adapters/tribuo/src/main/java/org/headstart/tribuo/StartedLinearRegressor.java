package org.headstart.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.tribuo.Dataset;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDModel;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Tribuo's linear regression for one dimension, starting from given weights. They are part of its configuration, and so of its provenance. */
final class StartedLinearRegressor extends LinearSGDTrainer {

    /** What the current thread trains on, as Tribuo hands only sizes to where parameters are made. */
    private static final ThreadLocal<Dataset<Regressor>> EXAMPLES = new ThreadLocal<>();

    @Config(description = "Where training starts: a number for each feature, by name.")
    private Map<String, String> start = new HashMap<>();

    /** For OLCUT. */
    @SuppressWarnings("unused") // called by reflection
    private StartedLinearRegressor() {
        super(new SquaredLoss(), new AdaGrad(1.0, 0.1), 5, DEFAULT_SEED);
    }

    @Override
    public LinearSGDModel train(
            Dataset<Regressor> dataset, Map<String, Provenance> runProvenance, int invocationCount) {
        EXAMPLES.set(dataset);
        try {
            return super.train(dataset, runProvenance, invocationCount);
        } finally {
            EXAMPLES.remove();
        }
    }

    @Override
    protected LinearParameters createParameters(int features, int outputs, SplittableRandom random) {
        return LinearStart.parameters(start, EXAMPLES.get().getFeatureIDMap());
    }
}
