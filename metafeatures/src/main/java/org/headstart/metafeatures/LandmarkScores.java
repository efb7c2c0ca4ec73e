package org.headstart.metafeatures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The scores of landmarkers, by cross-validation on one sample with one set of folds, each computed once. Thread-safe. */
final class LandmarkScores {

    private static final String GAP = "the target does not vary in a fold";

    private final LandmarkSample sample;
    private final Map<String, Lazy<double[]>> scores = new HashMap<>();

    LandmarkScores(LandmarkSample sample, Workers workers) {
        this.sample = sample;
        List<LandmarkFold> folds = IntStream.range(0, sample.folds().count())
                .mapToObj(sample::fold)
                .toList();
        for (Landmarker landmarker : Landmarking.LANDMARKERS) {
            scores.put(
                    landmarker.name(),
                    new Lazy<>(
                            () -> workers
                                    .map(folds.size(), i -> folds.get(i)
                                            .score(landmarker.learner().predict(folds.get(i))))
                                    .stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray()));
        }
    }

    /** The score in each fold. */
    Measured of(String landmarker) {
        return sample.columns().length == 0
                ? Measured.one(Double.NaN, "every feature is a label that is the same in every row")
                : Measured.many(
                        Objects.requireNonNull(scores.get(landmarker)).get().clone(), GAP);
    }
}
