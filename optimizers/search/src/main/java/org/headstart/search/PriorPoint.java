package org.headstart.search;

/**
 * A configuration as models with a prior from past tasks see it.
 *
 * @param encoded [coordinates]; not copied
 * @param mean    the past tasks' weighted mean score
 * @param factor  [past tasks]; the product of two points' factors is the past tasks' covariance of their scores; not copied
 */
record PriorPoint(double[] encoded, double mean, double[] factor) {

    double covariance(PriorPoint other) {
        double sum = 0;
        for (int task = 0; task < factor.length; task++) {
            sum += factor[task] * other.factor[task];
        }
        return sum;
    }
}
