package org.headstart.metafeatures;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well simple and fast learners do: the accuracy, or R squared for a numeric target, in each of ten seeded folds, of at most
 * {@link Sample#MOST_ROWS} rows.
 */
final class Landmarking implements Family {

    private static final String PFAHRINGER =
            "Pfahringer, Bensusan and Giraud-Carrier, Meta-learning by landmarking various learning algorithms, 2000";
    private static final String FURNKRANZ = "Furnkranz and Petrak, An evaluation of landmarking variants, 2001";
    private static final String BENSUSAN =
            "Bensusan and Giraud-Carrier, Discovering task neighbourhoods through landmark learning performances, 2000";

    private static final Cost FOLDS = Cost.sorted();
    private static final Cost TREES = FOLDS.and(sampled("grow a tree in each fold", 60 * LandmarkSample.FOLDS, 1, 1));

    /** All of them, in alphabetical order. */
    static final List<Landmarker> LANDMARKERS = List.of(
            new Landmarker(
                    "best_node",
                    FOLDS.and(sampled("split by the best column", 5 * LandmarkSample.FOLDS, 1, 1)),
                    Need.FEATURE,
                    BENSUSAN,
                    fold -> node(fold, fold.sample().telling())),
            new Landmarker(
                    "elite_nn",
                    TREES.and(sampled("neighbours in a column", 4 * LandmarkSample.FOLDS, 1, 0)),
                    Need.FEATURE,
                    PFAHRINGER,
                    fold -> NearestNeighbour.predict(fold, fold.mostImportant())),
            new Landmarker(
                    "linear_discr",
                    FOLDS.and(
                            sampled("scatter matrices", 1, 1, 2),
                            sampled("linear equations", LandmarkSample.FOLDS, 0, 3)),
                    Need.FEATURE,
                    PFAHRINGER,
                    LinearModel::predict),
            new Landmarker(
                    "naive_bayes",
                    FOLDS.and(sampled("means in classes", 4 * LandmarkSample.FOLDS, 1, 1)),
                    Need.CLASSES,
                    PFAHRINGER,
                    NaiveBayes::predict),
            new Landmarker(
                    "one_nn",
                    FOLDS.and(sampled("distances of the folds' rows", 0.1, 2, 1)),
                    Need.FEATURE,
                    BENSUSAN,
                    NearestNeighbour::predict),
            new Landmarker(
                    "random_node",
                    FOLDS.and(sampled("split by a random column", 2 * LandmarkSample.FOLDS, 1, 0)),
                    Need.FEATURE,
                    BENSUSAN,
                    fold -> node(fold, fold.sample().drawn())),
            new Landmarker(
                    "worst_node",
                    TREES.and(sampled("split by the worst column", 2 * LandmarkSample.FOLDS, 1, 0)),
                    Need.FEATURE,
                    FURNKRANZ,
                    fold -> node(fold, fold.leastImportant())));

    private static Work sampled(String name, double weight, int rowPower, int columnPower) {
        return Work.shared(name, weight, rowPower, columnPower)
                .ofRows(Sample.MOST_ROWS)
                .ofColumns(Encoding.MOST);
    }

    @Override
    public String group() {
        return "landmarking";
    }

    @Override
    public List<MetaFeature> features() {
        return LANDMARKERS.stream().map(Landmarking::feature).toList();
    }

    private static MetaFeature feature(Landmarker landmarker) {
        return MetaFeature.many(
                        landmarker.name(),
                        landmarker.cost(),
                        landmarker.needs(),
                        landmarker.source(),
                        table -> table.landmarks().of(landmarker.name()))
                .since(2);
    }

    /** A tree of one split of the best of these columns. */
    private static double[] node(LandmarkFold fold, int... candidates) {
        SplitTree node = SplitTree.grow(fold.sample(), fold.train(), candidates, 1);
        return IntStream.of(fold.test()).mapToDouble(node::predict).toArray();
    }
}
