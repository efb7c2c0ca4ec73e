package org.headstart.tribuo;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.LearnerException;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** The two ways between a target column and Tribuo's outputs. Immutable. */
sealed interface Targets<T extends Output<T>> {

    OutputFactory<T> factory();

    /** Tribuo's unknown output where the target is missing. */
    T output(Column target, int row);

    /** [rows][classes] or [rows][1]; throws when a value is not finite. */
    double[] values(Prediction<T> prediction);

    /** A column of the outputs, in order. */
    Column column(String name, List<T> outputs);

    /** Labels, in the order of the target's levels. */
    record Labels(List<String> levels) implements Targets<Label> {

        private static final double NUDGE = 1e-9;

        @Override
        public OutputFactory<Label> factory() {
            return new LabelFactory();
        }

        @Override
        public Label output(Column target, int row) {
            CategoricalColumn classes = (CategoricalColumn) target;
            return target.isMissing(row)
                    ? LabelFactory.UNKNOWN_LABEL
                    : new Label(classes.levels().get(classes.code(row)));
        }

        /**
         * Levels that the model never saw get 0. Scores that are no probabilities (hinge, LibLinear's and LibSVM's support vectors) go through a
         * softmax. The most probable level is always the one that Tribuo itself predicts.
         */
        @Override
        public double[] values(Prediction<Label> prediction) {
            double[] values = new double[levels.size()];
            Map<String, Label> scores = prediction.getOutputScores();
            scores.values().forEach(label -> finite(label.getScore()));
            double highest =
                    scores.values().stream().mapToDouble(Label::getScore).max().orElse(0);
            for (int k = 0; k < values.length; k++) {
                Label label = scores.get(levels.get(k));
                if (label != null) {
                    values[k] = prediction.hasProbabilities()
                            ? Math.max(0, label.getScore())
                            : Math.exp(label.getScore() - highest);
                }
            }
            int predicted = levels.indexOf(prediction.getOutput().getLabel());
            return agreeing(normalised(values, predicted), predicted);
        }

        private static double[] normalised(double[] values, int predicted) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            if (sum == 0) {
                values[predicted] = sum = 1;
            }
            for (int k = 0; k < values.length; k++) {
                values[k] /= sum;
            }
            return values;
        }

        /** Ties go to the library's choice; where its choice is not the highest score at all, it gets the whole probability. */
        private static double[] agreeing(double[] values, int predicted) {
            int best = IntStream.range(0, values.length).reduce(0, (a, b) -> values[b] > values[a] ? b : a);
            if (best == predicted) {
                return values;
            }
            double[] agreeing = new double[values.length];
            if (values[best] - values[predicted] > NUDGE) {
                agreeing[predicted] = 1;
                return agreeing;
            }
            double sum = 1 + 2 * NUDGE;
            for (int k = 0; k < values.length; k++) {
                agreeing[k] = (values[k] + (k == predicted ? 2 * NUDGE : 0)) / sum;
            }
            return agreeing;
        }

        @Override
        public CategoricalColumn column(String name, List<Label> outputs) {
            int[] codes = outputs.stream()
                    .mapToInt(label -> label.getLabel().equals(Label.UNKNOWN)
                            ? CategoricalColumn.MISSING
                            : levels.indexOf(label.getLabel()))
                    .toArray();
            return CategoricalColumn.wrap(name, codes, levels);
        }
    }

    /** Numbers: regressors of one dimension, called like the target column. */
    record Numbers() implements Targets<Regressor> {

        @Override
        public OutputFactory<Regressor> factory() {
            return new RegressionFactory();
        }

        @Override
        public Regressor output(Column target, int row) {
            return target.isMissing(row)
                    ? RegressionFactory.UNKNOWN_REGRESSOR
                    : new Regressor(target.name(), ((NumericColumn) target).value(row));
        }

        @Override
        public double[] values(Prediction<Regressor> prediction) {
            return new double[] {finite(prediction.getOutput().getValues()[0])};
        }

        @Override
        public NumericColumn column(String name, List<Regressor> outputs) {
            return NumericColumn.wrap(
                    name,
                    outputs.stream()
                            .mapToDouble(regressor -> regressor.getValues()[0])
                            .toArray());
        }
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new LearnerException(
                    "Tribuo's model predicts " + value + ", but a prediction must be finite.",
                    "training diverged: a smaller learning rate or scale=standardize helps.");
        }
        return value;
    }
}
