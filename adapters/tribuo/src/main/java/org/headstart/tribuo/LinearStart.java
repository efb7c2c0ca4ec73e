package org.headstart.tribuo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Tensor;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseMatrix;

/**
 * Where a linear model starts, as text that OLCUT can hold: a weight for each output and feature by name. Features and outputs that the training
 * rows lack are left out, and those that the weights lack start at 0.
 *
 * <p>The tensors are {@code weights} [outputs][features] and {@code bias} [outputs]; outputs are the classes, or one for regression. Features are
 * called as in {@link TableSchema}, and their weights belong to the features as the model sees them: standardized when the configuration says so.
 */
final class LinearStart {

    /** The architecture of weights for linear models. */
    static final String ARCHITECTURE = "linear";

    private static final String WEIGHTS = "weights";
    private static final String BIAS = "bias";

    /** Stands for the one output of a regression. */
    private static final String REGRESSION = "";

    private LinearStart() {}

    static Map<String, String> asText(InitialWeights initial) {
        List<String> outputs = initial.classes().isEmpty() ? List.of(REGRESSION) : initial.classes();
        double[] weights = values(
                initial, WEIGHTS, List.of(outputs.size(), initial.features().size()));
        double[] bias = values(initial, BIAS, List.of(outputs.size()));
        Map<String, String> text = new LinkedHashMap<>();
        int at = 0;
        for (int output = 0; output < outputs.size(); output++) {
            for (String feature : initial.features()) {
                text.put(key(outputs.get(output), feature), Double.toString(weights[at++]));
            }
            text.put(key(outputs.get(output), FeatureNames.NOTHING), Double.toString(bias[output]));
        }
        return text;
    }

    private static double[] values(InitialWeights initial, String name, List<Integer> shape) {
        Tensor tensor = initial.tensors().get(name);
        if (!initial.architecture().equals(ARCHITECTURE)
                || tensor == null
                || !tensor.shape().equals(shape)) {
            throw new LearnerException(
                    "The initial weights are '" + initial.architecture() + "' with tensors " + initial.tensors()
                            + ", but must be '" + ARCHITECTURE + "' with a tensor '" + name + "' of shape " + shape
                            + ".",
                    "they were learned for another learner.");
        }
        return tensor.toArray();
    }

    private static String key(String output, String feature) {
        return FeatureNames.ofLevel(output, feature);
    }

    /** [outputs][features + 1], the bias last, as Tribuo has it. */
    static LinearParameters parameters(
            Map<String, String> text, ImmutableFeatureMap features, List<String> outputs, ToIntFunction<String> rows) {
        DenseMatrix weights = new DenseMatrix(outputs.size(), features.size() + 1);
        for (String output : outputs) {
            int row = rows.applyAsInt(output);
            for (int column = 0; column < features.size(); column++) {
                String name = features.get(column).getName();
                weights.set(row, column, number(text, key(output, name)));
            }
            weights.set(row, features.size(), number(text, key(output, FeatureNames.NOTHING)));
        }
        return new LinearParameters(weights);
    }

    static LinearParameters parameters(Map<String, String> text, ImmutableFeatureMap features) {
        return parameters(text, features, List.of(REGRESSION), output -> 0);
    }

    private static double number(Map<String, String> text, String key) {
        return Double.parseDouble(text.getOrDefault(key, "0"));
    }
}
