package org.headstart.tribuo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;

/**
 * A model of Tribuo with the encoding of its rows. The saved file holds the model alone; what its provenance calls {@code headstart-fill} says
 * how to fill missing cells before asking it.
 */
final class TribuoModel<T extends Output<T>> implements TrainedModel {

    private final Model<T> model;
    private final FeatureEncoding encoding;
    private final Targets<T> targets;

    TribuoModel(Model<T> model, FeatureEncoding encoding, Targets<T> targets) {
        this.model = model;
        this.encoding = encoding;
        this.targets = targets;
    }

    /** The library's own model. */
    Model<T> model() {
        return model;
    }

    @Override
    public Predictions predict(Dataset rows) {
        if (rows.rows() == 0) {
            return new Predictions(new double[0][]);
        }
        return new Predictions(predictions(rows).stream().map(targets::values).toArray(double[][]::new));
    }

    private List<Prediction<T>> predictions(Dataset rows) {
        List<Example<T>> examples =
                encoding.examples(rows, row -> targets.factory().getUnknownOutput());
        try {
            return model.predict(examples);
        } catch (RuntimeException e) {
            throw new LearnerException(
                    "Tribuo's " + model.getName() + " cannot predict '" + rows.name() + "': " + e.getMessage(),
                    null,
                    e);
        }
    }

    @Override
    public void save(Path file) {
        try {
            model.serializeToFile(file);
        } catch (IOException e) {
            throw new LearnerException(
                    "The model cannot be written to '" + file + "': " + e.getMessage() + ".",
                    "the folder does not exist or cannot be written to.",
                    e);
        }
    }
}
