package org.headstart.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.optimisers.AdaGrad;

/** Tribuo's linear classifier, starting from given weights. They are part of its configuration, and so of its provenance. */
final class StartedLinearClassifier extends LinearSGDTrainer {

    /** What the current thread trains on, as Tribuo hands only sizes to where parameters are made. */
    private static final ThreadLocal<Dataset<Label>> EXAMPLES = new ThreadLocal<>();

    @Config(description = "Where training starts: a number for each label and feature, by name.")
    private Map<String, String> start = new HashMap<>();

    /** For OLCUT. */
    @SuppressWarnings("unused") // called by reflection
    private StartedLinearClassifier() {
        super(new LogMulticlass(), new AdaGrad(1.0, 0.1), 5, DEFAULT_SEED);
    }

    @Override
    public LinearSGDModel train(Dataset<Label> dataset, Map<String, Provenance> runProvenance, int invocationCount) {
        EXAMPLES.set(dataset);
        try {
            return super.train(dataset, runProvenance, invocationCount);
        } finally {
            EXAMPLES.remove();
        }
    }

    @Override
    protected LinearParameters createParameters(int features, int outputs, SplittableRandom random) {
        Dataset<Label> dataset = EXAMPLES.get();
        List<String> labels = dataset.getOutputIDInfo().getDomain().stream()
                .map(Label::getLabel)
                .toList();
        return LinearStart.parameters(start, dataset.getFeatureIDMap(), labels, label -> dataset.getOutputIDInfo()
                .getID(new Label(label)));
    }
}
