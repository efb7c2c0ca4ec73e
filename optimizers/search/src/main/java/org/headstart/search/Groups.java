package org.headstart.search;

import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Encoding;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;

/**
 * Which coordinates of an {@link Encoding} belong to one hyperparameter: they share a length scale.
 *
 * @param of    [coordinates], the group of each, in the encoding's order
 * @param count how many groups there are
 */
record Groups(int[] of, int count) {

    static Groups in(SearchSpace space) {
        int[] of = new int[new Encoding(space).size()];
        int at = 0;
        int group = 0;
        for (Hyperparameter parameter : space.parameters()) {
            if (parameter.cardinality() == 1) {
                continue;
            }
            int width = parameter instanceof CategoricalParameter categorical
                    ? categorical.choices().size()
                    : 1;
            for (int i = 0; i < width; i++) {
                of[at++] = group;
            }
            group++;
        }
        return new Groups(of, group);
    }

    /** Squared distance of two points in each group, [count]. */
    double[] squaredDistances(double[] a, double[] b) {
        double[] squared = new double[count];
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            squared[of[i]] += difference * difference;
        }
        return squared;
    }
}
