package org.headstart.metafeatures;

import java.util.List;
import java.util.stream.IntStream;

/** The scores of landmarkers, by cross-validation on one sample with one set of folds. */
final class LandmarkScores {

    private final Workers workers;
    private final List<LandmarkFold> folds;

    LandmarkScores(LandmarkSample sample, Workers workers) {
        this.workers = workers;
        this.folds = IntStream.range(0, sample.folds().count())
                .mapToObj(sample::fold)
                .toList();
    }

    /** How many columns the features became. */
    int columns() {
        return folds.get(0).sample().columns().length;
    }

    /** [folds], the score in each fold. */
    double[] of(Landmarker landmarker) {
        return workers.map(folds.size(), i -> folds.get(i).score(landmarker.predict(folds.get(i)))).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
