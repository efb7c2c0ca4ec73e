package org.headstart.runner;

import java.util.List;
import org.headstart.api.learner.Predictions;

/** Weighted means of predictions. */
final class Blend {

    private Blend() {}

    /**
     * @param members [members], predictions of the same rows
     * @param weights [members], at least 0, not all 0
     * @return their mean
     */
    static Predictions of(List<Predictions> members, double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int rows = members.get(0).rows();
        double[][] mean = new double[rows][];
        for (int row = 0; row < rows; row++) {
            mean[row] = new double[members.get(0).values()[row].length];
            for (int member = 0; member < weights.length; member++) {
                double share = weights[member] / total;
                double[] values = members.get(member).values()[row];
                for (int k = 0; share > 0 && k < mean[row].length; k++) {
                    mean[row][k] += share * values[k];
                }
            }
        }
        return new Predictions(mean);
    }
}
