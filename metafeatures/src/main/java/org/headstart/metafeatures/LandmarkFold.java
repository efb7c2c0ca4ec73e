package org.headstart.metafeatures;

import java.util.stream.IntStream;

/** One fold: what landmarkers learn from it and are tested on. Used by one thread. */
final class LandmarkFold {

    private final LandmarkSample sample;
    private final int[] train;
    private final int[] test;
    private final Lazy<double[]> importances;

    LandmarkFold(LandmarkSample sample, int[] train, int[] test) {
        this.sample = sample;
        this.train = train;
        this.test = test;
        this.importances = new Lazy<>(() -> SplitTree.grow(sample, train, sample.telling(), Integer.MAX_VALUE)
                .importances());
    }

    LandmarkSample sample() {
        return sample;
    }

    int[] train() {
        return train;
    }

    int[] test() {
        return test;
    }

    /** The column that a full tree gets most from; the first of equals. */
    int mostImportant() {
        int best = 0;
        for (int i = 1; i < importances.get().length; i++) {
            best = importances.get()[i] > importances.get()[best] ? i : best;
        }
        return best;
    }

    /** The column that a full tree gets least from; the first of equals. */
    int leastImportant() {
        int worst = 0;
        for (int i = 1; i < importances.get().length; i++) {
            worst = importances.get()[i] < importances.get()[worst] ? i : worst;
        }
        return worst;
    }

    /**
     * @param predicted [test rows]
     * @return the share of right classes, or R squared against the mean of the training rows; NaN if the tested targets do not vary from it
     */
    double score(double[] predicted) {
        return sample.isClassification() ? accuracy(predicted) : determination(predicted);
    }

    private double accuracy(double[] predicted) {
        int right = 0;
        for (int i = 0; i < test.length; i++) {
            right += predicted[i] == sample.target()[test[i]] ? 1 : 0;
        }
        return (double) right / test.length;
    }

    private double determination(double[] predicted) {
        double mean = IntStream.of(train)
                .mapToDouble(row -> sample.target()[row])
                .average()
                .orElse(0);
        double left = 0;
        double all = 0;
        for (int i = 0; i < test.length; i++) {
            double value = sample.target()[test[i]];
            left += (value - predicted[i]) * (value - predicted[i]);
            all += (value - mean) * (value - mean);
        }
        return all == 0 ? Double.NaN : 1 - left / all;
    }
}
