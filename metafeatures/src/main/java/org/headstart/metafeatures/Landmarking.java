package org.headstart.metafeatures;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private static final String GAP = "the target does not vary in a fold";

    private static final Cost FOLDS = Cost.sample().and(sampled("sort the sample", true, Cost.SORTING, 1, 1));
    private static final Cost NODE = FOLDS.and(sampled("split once", false, 2 * LandmarkSample.FOLDS, 1, 1));
    private static final Cost TREE = FOLDS.and(sampled("grow trees", true, 20 * LandmarkSample.FOLDS, 1, 1));
    private static final Cost ELITE = TREE.and(sampled("distances in a column", false, 1, 2, 0));
    private static final Cost NEIGHBOUR = FOLDS.and(sampled("distances", false, 1, 2, 1));
    private static final Cost LINEAR = FOLDS.and(
            sampled("scatter matrices", false, LandmarkSample.FOLDS, 1, 2),
            sampled("linear equations", false, LandmarkSample.FOLDS, 0, 3));

    private static Work sampled(String name, boolean shared, double weight, int rowPower, int columnPower) {
        return new Work(name, weight, rowPower, columnPower, Sample.MOST_ROWS, Encoding.MOST, shared);
    }

    @Override
    public String group() {
        return "landmarking";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                feature("best_node", NODE, BENSUSAN, fold -> node(fold, all(fold))),
                feature("elite_nn", ELITE, PFAHRINGER, fold -> NearestNeighbour.predict(fold, fold.mostImportant())),
                feature("linear_discr", LINEAR, PFAHRINGER, LinearModel::predict),
                MetaFeature.many(
                        "naive_bayes",
                        NODE,
                        needs(Need.CLASSES),
                        PFAHRINGER,
                        table -> scores(table, NaiveBayes::predict)),
                feature("one_nn", NEIGHBOUR, BENSUSAN, fold -> NearestNeighbour.predict(fold, all(fold))),
                feature(
                        "random_node",
                        NODE,
                        BENSUSAN,
                        fold -> node(fold, fold.sample().drawn())),
                feature("worst_node", TREE, FURNKRANZ, fold -> node(fold, fold.leastImportant())));
    }

    private static MetaFeature feature(String name, Cost cost, String source, Landmarker landmarker) {
        return MetaFeature.many(name, cost, needs(Need.FEATURE), source, table -> scores(table, landmarker));
    }

    private static Set<Need> needs(Need special) {
        Set<Need> needs = new TreeSet<>(
                Set.of(Need.FEATURE, Need.TARGET, Need.TWO_TARGETS, Need.VARYING_TARGET, Need.FINITE_TARGET));
        needs.add(special);
        return needs;
    }

    private static Measured scores(Table table, Landmarker landmarker) {
        LandmarkScores landmarks = table.landmarks();
        return landmarks.columns() == 0
                ? Measured.one(Double.NaN, "every feature is a label that is the same in every row")
                : Measured.many(landmarks.of(landmarker), GAP);
    }

    private static int[] all(LandmarkFold fold) {
        return IntStream.range(0, fold.sample().columns().length).toArray();
    }

    /** A tree of one split of the best of these columns. */
    private static double[] node(LandmarkFold fold, int... candidates) {
        SplitTree node = SplitTree.grow(fold.sample(), fold.train(), candidates, 1);
        return IntStream.of(fold.test()).mapToDouble(node::predict).toArray();
    }
}
