package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The shape of a full decision tree, of at most {@link Sample#MOST_ROWS} rows; its criterion is Gini's, or the variance for a numeric target. Attributes are
 * the columns that the tree sees, so a label of more than two levels counts for each level.
 */
final class ModelBased implements Family {

    private static final String BENSUSAN =
            "Bensusan, Giraud-Carrier and Kennedy, A higher-order approach to meta-learning, 2000";
    private static final String PENG =
            "Peng, Flach, Brazdil and Soares, Decision tree-based data characterization for " + "meta-learning, 2002";
    private static final String FILCHENKOV =
            "Filchenkov and Pendryak, Datasets meta-feature description for recommending "
                    + "feature selection algorithm, 2015";

    private static final Cost TREE = Cost.sorted()
            .and(Work.shared("grow a tree", 60, 1, 1).ofRows(Sample.MOST_ROWS).ofColumns(Encoding.MOST));
    private static final Set<Need> NEEDS =
            Set.of(Need.FEATURE, Need.TARGET, Need.TWO_TARGETS, Need.VARYING_TARGET, Need.FINITE_TARGET);
    private static final Set<Need> CLASSES =
            Set.of(Need.FEATURE, Need.CLASSES, Need.TARGET, Need.TWO_TARGETS, Need.VARYING_TARGET, Need.FINITE_TARGET);

    private static final String DEEP = "a leaf is the root, or too deep for a number";

    @Override
    public String group() {
        return "model-based";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                one("leaves", PENG, tree -> tree.leaves().count()),
                many("leaves_branch", PENG, tree -> tree.leaves().mapToDouble(tree::depth)),
                many("leaves_corrob", BENSUSAN, ModelBased::corroboration),
                many("leaves_homo", BENSUSAN, ModelBased::homogeneity),
                many("leaves_per_class", CLASSES, FILCHENKOV, ModelBased::leavesPerClass),
                one("nodes", PENG, tree -> tree.inner().count()),
                one("nodes_per_attr", BENSUSAN, tree -> (double) tree.inner().count() / tree.columns()),
                one("nodes_per_inst", BENSUSAN, tree -> (double) tree.inner().count() / tree.rows(0)),
                many("nodes_per_level", PENG, tree -> counts(tree.inner().map(tree::depth))),
                many("nodes_repeated", BENSUSAN, tree -> counts(tree.inner().map(tree::column))),
                many("tree_depth", PENG, tree -> tree.all().mapToDouble(tree::depth)),
                many("tree_imbalance", BENSUSAN, ModelBased::imbalance),
                many("tree_shape", BENSUSAN, tree -> tree.leaves().mapToDouble(leaf -> shape(tree.depth(leaf)))),
                many("var_importance", BENSUSAN, ModelBased::importance));
    }

    private static MetaFeature one(String name, String source, ToDoubleFunction<SplitTree> definition) {
        return MetaFeature.one(
                        name,
                        TREE,
                        NEEDS,
                        source,
                        table -> Measured.one(
                                definition.applyAsDouble(table.tree()),
                                "every feature is a label that is the same in every row"))
                .since(2);
    }

    private static MetaFeature many(String name, String source, Function<SplitTree, DoubleStream> definition) {
        return many(name, NEEDS, source, definition);
    }

    private static MetaFeature many(
            String name, Set<Need> needs, String source, Function<SplitTree, DoubleStream> definition) {
        return MetaFeature.many(
                        name,
                        TREE,
                        needs,
                        source,
                        table -> Measured.many(definition.apply(table.tree()).toArray(), DEEP))
                .since(2);
    }

    /** The share of rows in each leaf. */
    private static DoubleStream corroboration(SplitTree tree) {
        return tree.leaves().mapToDouble(leaf -> (double) tree.rows(leaf) / tree.rows(0));
    }

    /** The entropy that a leaf adds to where a random walk from the root ends, in bits. */
    private static double shape(int depth) {
        return depth * Math.scalb(1.0, -depth);
    }

    private static DoubleStream homogeneity(SplitTree tree) {
        double leaves = tree.leaves().count();
        return tree.leaves().mapToDouble(leaf -> leaves / shape(tree.depth(leaf)));
    }

    /** The share of leaves that predict each class. */
    private static DoubleStream leavesPerClass(SplitTree tree) {
        double leaves = tree.leaves().count();
        return Arrays.stream(tree.leavesOfClass()).map(ofClass -> ofClass / leaves);
    }

    /** For each depth at which there are leaves, the entropy that stems from how likely a random walk from the root ends there, in bits. */
    private static DoubleStream imbalance(SplitTree tree) {
        int[] counts = new int[tree.all().map(tree::depth).max().orElse(0) + 1];
        tree.leaves().forEach(leaf -> counts[tree.depth(leaf)]++);
        return IntStream.range(0, counts.length)
                .filter(depth -> counts[depth] > 0)
                .mapToDouble(depth -> Math.scalb((double) counts[depth], -depth))
                .map(likely -> likely * Math.pow(2, -likely));
    }

    /** The share of each column in what all splits gain; zeros if there is no gain. */
    private static DoubleStream importance(SplitTree tree) {
        double[] importances = tree.importances();
        double all = SortedValues.of(importances).sum();
        return Arrays.stream(importances).map(importance -> all == 0 ? 0 : importance / all);
    }

    /** How often each number that occurs does. */
    private static DoubleStream counts(IntStream numbers) {
        int[] sorted = numbers.sorted().toArray();
        int[] starts = IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .toArray();
        return IntStream.range(0, starts.length)
                .mapToDouble(i -> (i + 1 < starts.length ? starts[i + 1] : sorted.length) - starts[i]);
    }
}
