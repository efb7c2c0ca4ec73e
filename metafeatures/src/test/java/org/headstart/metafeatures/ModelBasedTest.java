package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.junit.jupiter.api.Test;

class ModelBasedTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static MetaFeatureVector extract(Column... columns) {
        Dataset dataset = Dataset.of("t", Arrays.asList(columns), columns[columns.length - 1].name());
        return new DefaultMetaFeatureExtractor()
                .extract(dataset, new Options(Set.of("model-based"), Set.of(), null, 42, 1))
                .vector();
    }

    private static CategoricalColumn classes(int... codes) {
        return CategoricalColumn.of("y", codes, List.of("a", "b", "c"));
    }

    private static void assertKnown(MetaFeatureVector values, String name, double expected) {
        assertThat(values.known(name).orElseThrow()).as(name).isCloseTo(expected, EXACT);
    }

    @Test
    void extract_exclusiveOr_splitsOnThoughTheFirstSplitGainsNothing() {
        MetaFeatureVector values =
                extract(NumericColumn.of("p", 0, 0, 1, 1), NumericColumn.of("q", 0, 1, 0, 1), classes(0, 1, 1, 0));

        assertKnown(values, "leaves", 4);
        assertKnown(values, "nodes", 3);
        assertKnown(values, "nodes_per_attr", 1.5);
        assertKnown(values, "nodes_per_inst", 0.75);
        assertKnown(values, "leaves_branch.mean", 2);
        assertKnown(values, "leaves_corrob.mean", 0.25);
        assertKnown(values, "leaves_homo.mean", 8);
        assertKnown(values, "leaves_per_class.min", 0.5);
        assertKnown(values, "nodes_per_level.sum", 3);
        assertKnown(values, "nodes_per_level.max", 2);
        assertKnown(values, "nodes_repeated.max", 2);
        assertKnown(values, "tree_depth.mean", 10 / 7.0);
        assertKnown(values, "tree_imbalance.mean", 0.5);
        assertKnown(values, "tree_shape.mean", 0.5);
        assertKnown(values, "var_importance.max", 1);
        assertKnown(values, "var_importance.min", 0);
    }

    @Test
    void extract_threeClassesInARow_makesATreeOfThreeLeaves() {
        MetaFeatureVector values = extract(NumericColumn.of("x", 1, 2, 3, 4), classes(0, 1, 2, 2));

        assertKnown(values, "leaves", 3);
        assertKnown(values, "leaves_branch.sum", 5);
        assertKnown(values, "leaves_corrob.max", 0.5);
        assertKnown(values, "leaves_homo.mean", 6);
        assertKnown(values, "leaves_per_class.mean", 1 / 3.0);
        assertKnown(values, "nodes_per_level.max", 1);
        assertKnown(values, "tree_imbalance.count", 2);
        assertKnown(values, "tree_imbalance.mean", 0.5 * Math.sqrt(0.5));
        assertKnown(values, "var_importance.mean", 1);
    }

    @Test
    void extract_numericTarget_splitsByVariance() {
        MetaFeatureVector values = extract(NumericColumn.of("x", 1, 2, 3, 4), NumericColumn.of("y", 0, 0, 1, 3));

        assertKnown(values, "leaves", 3);
        assertKnown(values, "leaves_corrob.max", 0.5);
        assertKnown(values, "leaves_branch.max", 2);
        assertKnown(values, "leaves_homo.mean", 6);
        assertThat(values.values().get("leaves_per_class.mean")).isInstanceOf(NotApplicable.class);
    }

    @Test
    void extract_rowsThatAreAllAlike_isOneLeafThatItsClassesShare() {
        MetaFeatureVector values = extract(NumericColumn.of("x", 1, 1), classes(0, 1));

        assertKnown(values, "leaves", 1);
        assertKnown(values, "nodes", 0);
        assertKnown(values, "leaves_per_class.count", 2);
        assertKnown(values, "leaves_per_class.mean", 0.5);
        assertKnown(values, "tree_shape.mean", 0);
        assertKnown(values, "nodes_per_level.count", 0);
        assertKnown(values, "var_importance.mean", 0);
        assertThat(values.values().get("leaves_homo.mean")).isInstanceOf(NotApplicable.class);
    }

    @Test
    void extract_labelsOfOneLevelOnly_hasNoAttributes() {
        MetaFeatureVector values = extract(CategoricalColumn.of("c", new int[] {0, 0}, List.of("only")), classes(0, 1));

        assertThat(values.values().get("nodes_per_attr")).isInstanceOf(NotApplicable.class);
        assertKnown(values, "leaves", 1);
    }

    @Test
    void extract_twoPerfectColumns_takesOneOfThemWhateverTheirOrder() {
        NumericColumn wide = NumericColumn.of("wide", 1, 2, 3, 40, 50, 60);
        NumericColumn narrow = NumericColumn.of("narrow", 2, 1, 3, 6, 4, 5);
        MetaFeatureVector one = extract(wide, narrow, classes(0, 0, 0, 1, 1, 1));

        assertKnown(one, "nodes", 1);
        assertThat(extract(narrow, wide, classes(0, 0, 0, 1, 1, 1)).values()).isEqualTo(one.values());
    }

    @Test
    void extract_tiesAndDuplicates_dependsNeitherOnColumnsNorOnRows() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int rows = 5 + random.nextInt(40);
            List<Column> columns = new ArrayList<>();
            for (int j = 0; j < 6; j++) {
                double[] values =
                        random.ints(rows, 0, 2 + j % 3).asDoubleStream().toArray();
                columns.add(NumericColumn.of("x" + j, values));
                if (random.nextBoolean()) {
                    columns.add(NumericColumn.of("again" + j, values));
                }
            }
            columns.add(
                    random.nextBoolean()
                            ? classes(IntStream.range(0, rows).map(i -> i % 3).toArray())
                            : NumericColumn.of(
                                    "y",
                                    random.ints(rows, 0, 4).asDoubleStream().toArray()));
            Map<String, MetaFeatureValue> values =
                    extract(columns.toArray(Column[]::new)).values();
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, rows).boxed().toList());
            Collections.shuffle(order, random);
            Collections.shuffle(columns.subList(0, columns.size() - 1), random);
            Dataset turned = Dataset.of("t", columns, "y")
                    .select(order.stream().mapToInt(Integer::intValue).toArray());

            assertThat(extract(turned.columns().toArray(Column[]::new)).values())
                    .as("seed " + seed)
                    .isEqualTo(values);
        }
    }
}
