package org.headstart.metafeatures;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How well simple and fast learners do: the accuracy, or R squared for a numeric target, in each of ten seeded folds, of at most
 * {@link LandmarkSample#MOST_ROWS} rows.
 */
final class Landmarking implements Family {

    private static final String PFAHRINGER =
            "Pfahringer, Bensusan and Giraud-Carrier, Meta-learning by landmarking various learning algorithms, 2000";
    private static final String FURNKRANZ = "Furnkranz and Petrak, An evaluation of landmarking variants, 2001";
    private static final String BENSUSAN =
            "Bensusan and Giraud-Carrier, Discovering task neighbourhoods through landmark learning performances, 2000";
    private static final String GAP = "the target does not vary in a fold";

    private static final Cost NODE = (rows, columns) -> Cost.SORTING * LandmarkSample.FOLDS * sampled(rows) * columns;
    private static final Cost TREE = (rows, columns) -> 10 * NODE.of(rows, columns);
    private static final Cost NEIGHBOUR = (rows, columns) -> sampled(rows) * sampled(rows) * columns;
    private static final Cost MATRIX = (rows, columns) ->
            LandmarkSample.FOLDS * (sampled(rows) * columns * columns + Math.pow(Math.min(columns, Encoding.MOST), 3));

    @Override
    public String group() {
        return "landmarking";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                feature("best_node", NODE, BENSUSAN, fold -> node(fold, all(fold))),
                feature("elite_nn", TREE, PFAHRINGER, fold -> NearestNeighbour.predict(fold, fold.mostImportant())),
                feature("linear_discr", MATRIX, PFAHRINGER, LinearModel::predict),
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

    private static double sampled(double rows) {
        return Math.min(rows, LandmarkSample.MOST_ROWS);
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
