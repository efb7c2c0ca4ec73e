package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A multilayer perceptron of rectified linear units with one output, the score of a row. It learns to put lists in order: the loss of a list is
 * the negative logarithm of its order's likelihood (ListMLE; Xia et al., Listwise approach to learning to rank, 2008), in which the best places count
 * most (Khazi, Arango and Grabocka, Deep ranking ensembles for hyperparameter optimization, 2023, section 4). Steps are those of Adam (Kingma
 * and Ba 2015). Not thread-safe while it learns.
 */
final class RankingNetwork {

    private static final double RATE = 1e-3;
    private static final double DECAY_MEAN = 0.9;
    private static final double DECAY_SQUARE = 0.999;
    private static final double SMALL = 1e-8;

    private final List<Layer> layers = new ArrayList<>();
    private int steps;

    /** Weights [inputs][outputs] and biases [1][outputs], with what Adam remembers of their gradients. */
    private static final class Layer {

        private final Parameter weights;
        private final Parameter biases;
        private final boolean rectified;
        private DMatrixRMaj input = new DMatrixRMaj(0, 0);
        private DMatrixRMaj output = new DMatrixRMaj(0, 0);

        /** Weights of He et al. 2015. */
        Layer(int inputs, int outputs, boolean rectified, RandomGenerator random) {
            this.weights = new Parameter(inputs, outputs);
            this.biases = new Parameter(1, outputs);
            this.rectified = rectified;
            double sd = Math.sqrt(2.0 / inputs);
            for (int i = 0; i < weights.value.data.length; i++) {
                weights.value.data[i] = sd * random.nextGaussian();
            }
        }

        DMatrixRMaj forward(DMatrixRMaj rows) {
            DMatrixRMaj sums = new DMatrixRMaj(rows.numRows, weights.value.numCols);
            CommonOps_DDRM.mult(rows, weights.value, sums);
            for (int row = 0, at = 0; row < sums.numRows; row++) {
                for (int unit = 0; unit < sums.numCols; unit++, at++) {
                    double sum = sums.data[at] + biases.value.data[unit];
                    sums.data[at] = rectified ? Math.max(0, sum) : sum;
                }
            }
            return sums;
        }

        DMatrixRMaj remember(DMatrixRMaj rows) {
            input = rows;
            output = forward(rows);
            return output;
        }

        /** From the loss's gradient by the output to that by the input. */
        DMatrixRMaj backward(DMatrixRMaj slopes) {
            if (rectified) {
                for (int i = 0; i < slopes.data.length; i++) {
                    slopes.data[i] = output.data[i] > 0 ? slopes.data[i] : 0;
                }
            }
            CommonOps_DDRM.multTransA(input, slopes, weights.gradient);
            CommonOps_DDRM.sumCols(slopes, biases.gradient);
            DMatrixRMaj before = new DMatrixRMaj(input.numRows, input.numCols);
            CommonOps_DDRM.multTransB(slopes, weights.value, before);
            return before;
        }
    }

    private static final class Parameter {

        private final DMatrixRMaj value;
        private final DMatrixRMaj gradient;
        private final double[] mean;
        private final double[] square;

        Parameter(int rows, int columns) {
            value = new DMatrixRMaj(rows, columns);
            gradient = new DMatrixRMaj(rows, columns);
            mean = new double[rows * columns];
            square = new double[rows * columns];
        }

        /** @param step 1 for the first */
        void descend(int step) {
            double meanShare = 1 - Math.pow(DECAY_MEAN, step);
            double squareShare = 1 - Math.pow(DECAY_SQUARE, step);
            for (int i = 0; i < mean.length; i++) {
                double slope = gradient.data[i];
                mean[i] = DECAY_MEAN * mean[i] + (1 - DECAY_MEAN) * slope;
                square[i] = DECAY_SQUARE * square[i] + (1 - DECAY_SQUARE) * slope * slope;
                value.data[i] -= RATE * mean[i] / meanShare / (Math.sqrt(square[i] / squareShare) + SMALL);
            }
        }
    }

    /**
     * @param inputs number of inputs, at least 1
     * @param hidden units of each hidden layer
     * @param random decides the first weights
     */
    RankingNetwork(int inputs, int[] hidden, RandomGenerator random) {
        int before = inputs;
        for (int units : hidden) {
            layers.add(new Layer(before, units, true, random));
            before = units;
        }
        layers.add(new Layer(before, 1, false, random));
    }

    /**
     * @param rows [n][inputs]
     * @return [n], larger is better
     */
    double[] scores(double[][] rows) {
        DMatrixRMaj signal = new DMatrixRMaj(rows);
        for (Layer layer : layers) {
            signal = layer.forward(signal);
        }
        return signal.data;
    }

    /**
     * Learns from one list.
     *
     * @param rows [n][inputs], the best first
     * @return the loss before the step, per row
     */
    double learn(double[][] rows) {
        DMatrixRMaj signal = new DMatrixRMaj(rows);
        for (Layer layer : layers) {
            signal = layer.remember(signal);
        }
        DMatrixRMaj slopes = new DMatrixRMaj(rows.length, 1);
        double loss = loss(signal.data, slopes.data);
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            slopes = layers.get(layer).backward(slopes);
        }
        steps++;
        layers.forEach(layer -> {
            layer.weights.descend(steps);
            layer.biases.descend(steps);
        });
        return loss;
    }

    /**
     * The loss of scores in the right order.
     *
     * @param scores [n], those of the best first
     * @param slopes [n], overwritten by the gradient
     */
    static double loss(double[] scores, double[] slopes) {
        int n = scores.length;
        // Logarithms, as a score far below another would be nothing beside it.
        double[] rest = new double[n];
        double sum = Double.NEGATIVE_INFINITY;
        for (int i = n - 1; i >= 0; i--) {
            sum = logOfSum(sum, scores[i]);
            rest[i] = sum;
        }
        double loss = 0;
        double shares = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double weight = Math.log(2) / Math.log(i + 2.0) / n;
            loss += weight * (rest[i] - scores[i]);
            shares = logOfSum(shares, Math.log(weight) - rest[i]);
            slopes[i] = Math.exp(scores[i] + shares) - weight;
        }
        return loss;
    }

    private static double logOfSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
