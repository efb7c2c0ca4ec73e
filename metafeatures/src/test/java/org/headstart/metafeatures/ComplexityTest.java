package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplexityTest {

    private static final double NONE = Double.NaN;
    private static final long SEED = 20_261_121;

    /** Three rows of a class at 0, 1 and 2, three of another at 4, 5 and 10. */
    private static final Dataset LINE = classes("aaabbb", new double[] {0, 1, 2, 4, 5, 10});

    private static Dataset classes(String labels, double[]... columns) {
        List<Column> all = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            all.add(NumericColumn.of("x" + j, columns[j]));
        }
        int[] codes = labels.chars().map(label -> label - 'a').toArray();
        all.add(CategoricalColumn.of("y", codes, List.of("a", "b", "c", "d")));
        return Dataset.of("t", all, "y");
    }

    private static Map<String, MetaFeatureValue> extract(Dataset dataset) {
        return new DefaultMetaFeatureExtractor()
                .extract(dataset, new Options(Set.of("complexity"), Set.of(), null, SEED, 1))
                .vector()
                .values();
    }

    private static double value(Dataset dataset, String feature) {
        return extract(dataset).get(feature) instanceof Known known ? known.value() : NONE;
    }

    private static String reason(Dataset dataset, String feature) {
        return extract(dataset).get(feature) instanceof NotApplicable none ? none.reason() : "";
    }

    /** Computed by hand from the definitions. */
    @ParameterizedTest
    @CsvSource({
        "c1, 1",
        "c2, 0",
        "cls_coef, 1",
        "density, 0.7333333333333333",
        "f1.mean, 0.3469387755102041",
        "f1v.mean, 0.16612377850162866",
        "f2.mean, 0",
        "f3.mean, 0",
        "f4.mean, 0",
        "hubs.min, 0",
        "hubs.max, 0.2928932188134524",
        "hubs.sum, 1.1715728752538097",
        "l1.mean, 0",
        "l2.mean, 0",
        "lsc, 0.5833333333333334",
        "n1, 0.3333333333333333",
        "n2.max, 0.38461538461538464",
        "n2.sum, 1.7512820512820513",
        "n3.mean, 0",
        "t1, 0.3333333333333333",
        "t2, 0.16666666666666666",
        "t3, 0.16666666666666666",
        "t4, 1"
    })
    void extract_pointsOnALine_isTheDefinition(String feature, double expected) {
        assertThat(value(LINE, feature)).isCloseTo(expected, within(1e-7));
    }

    /** x overlaps from 3 to 4 of 0 to 8 with a row of each class inside, y from 2 to 5 of 0 to 9 with three rows; what x leaves y separates. */
    @Test
    void extract_overlappingColumns_isTheDefinition() {
        Dataset table = classes("aaabbb", new double[] {0, 2, 4, 3, 5, 8}, new double[] {0, 1, 5, 2, 3, 9});

        assertThat(value(table, "f2.mean")).isCloseTo(1 / 24.0, within(1e-12));
        assertThat(value(table, "f3.mean")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(table, "f4.mean")).isZero();
    }

    @Test
    void extract_missingCells_separateNothing() {
        Dataset table = classes("aaabbb", new double[] {0, NONE, 2, 4, NONE, 10});

        assertThat(value(table, "f2.mean")).isZero();
        assertThat(value(table, "f3.mean")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(table, "f4.mean")).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void extract_constantColumn_hasNoVolumeButIsLeftOut() {
        Dataset table = classes("aaabbb", new double[] {0, 2, 4, 3, 5, 8}, new double[] {7, 7, 7, 7, 7, 7});

        assertThat(value(table, "f2.mean")).isCloseTo(1 / 8.0, within(1e-12));
        assertThat(reason(table, "f1.mean")).contains("does not vary");
        assertThat(value(table, "f1.nanmean")).isPositive();
    }

    /** Imbalance of 1 to 3: entropy .811 bits, and half of 1/3 + 3/1 is 5/3. */
    @Test
    void extract_unequalClasses_isTheDefinition() {
        Dataset table = classes("abbb", new double[] {1, 2, 3, 4});

        assertThat(value(table, "c1")).isCloseTo(0.8112781244591328, within(1e-12));
        assertThat(value(table, "c2")).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void extract_classOfOneRow_hasNoFriend() {
        assertThat(value(classes("abbb", new double[] {1, 2, 3, 4}), "n2.max")).isEqualTo(1);
    }

    @Test
    void extract_classesInTurns_neighboursAreEnemies() {
        Dataset table = classes("ababab", new double[] {0, 1, 2, 3, 4, 5});

        assertThat(value(table, "n3.mean")).isEqualTo(1);
        assertThat(value(table, "n1")).isEqualTo(1);
        assertThat(value(table, "t1")).isEqualTo(1);
        assertThat(value(table, "density")).isEqualTo(1);
    }

    @Test
    void extract_rowWithEqualsOnBothSides_hasNoRatio() {
        Dataset table = classes("aabb", new double[] {0, 0, 0, 5});

        assertThat(reason(table, "n2.mean")).contains("equal");
        assertThat(value(table, "n2.nanmean")).isEqualTo(0.75);
    }

    @Test
    void extract_twoFarGroups_areEasy() {
        Random random = new Random(SEED);
        double[][] columns = new double[3][200];
        for (double[] column : columns) {
            Arrays.setAll(column, row -> random.nextGaussian() + (row < 100 ? 0 : 50));
        }
        Dataset table = classes("a".repeat(100) + "b".repeat(100), columns);

        for (String easy :
                List.of("f2.mean", "f3.mean", "f4.mean", "l1.mean", "l2.mean", "l3.mean", "n3.mean", "n4.mean")) {
            assertThat(value(table, easy)).as("%s, seed %d", easy, SEED).isZero();
        }
        assertThat(value(table, "n1")).isEqualTo(0.01);
        assertThat(value(table, "t1")).isEqualTo(0.01);
    }

    @Test
    void extract_exclusiveOr_isNotLinear() {
        Random random = new Random(SEED);
        double[] x = random.doubles(400, -1, 1).toArray();
        double[] y = random.doubles(400, -1, 1).toArray();
        StringBuilder labels = new StringBuilder();
        IntStream.range(0, 400).forEach(i -> labels.append(x[i] * y[i] > 0 ? 'a' : 'b'));
        Dataset table = classes(labels.toString(), x, y);

        assertThat(value(table, "l2.mean")).as("seed %d", SEED).isBetween(0.3, 0.6);
        assertThat(value(table, "l3.mean")).as("seed %d", SEED).isBetween(0.3, 0.6);
        assertThat(value(table, "l1.mean")).as("seed %d", SEED).isPositive();
        assertThat(value(table, "n3.mean")).as("seed %d", SEED).isLessThan(0.2);
    }

    @Test
    void extract_moreClassesThanArePaired_pairsTheLargest() {
        int[] codes =
                IntStream.range(0, 300).map(i -> i < 250 ? i % 25 : i - 225).toArray();
        List<String> names = IntStream.range(0, 75).mapToObj(i -> "c" + i).toList();
        Dataset table = Dataset.of(
                "t",
                List.of(
                        NumericColumn.of("x", new Random(SEED).doubles(300).toArray()),
                        CategoricalColumn.of("y", codes, names)),
                "y");

        assertThat(value(table, "f2.count")).isEqualTo(300);
        assertThat(value(table, "f3.max")).isLessThanOrEqualTo(1);
        assertThat(value(table, "n3.count")).isEqualTo(300);
    }

    @Test
    void extract_everyRowItsOwnClass_isBounded() {
        int rows = 20_000;
        int[] codes = IntStream.range(0, rows).toArray();
        List<String> names = IntStream.range(0, rows).mapToObj(i -> "c" + i).toList();
        Dataset table = Dataset.of(
                "t",
                List.of(
                        NumericColumn.of("x", new Random(SEED).doubles(rows).toArray()),
                        CategoricalColumn.of("y", codes, names)),
                "y");
        Map<String, MetaFeatureValue> values = extract(table);

        assertThat(values.get("n1")).isEqualTo(new Known(1));
        assertThat(values.get("t1")).isEqualTo(new Known(1));
        assertThat(values.get("n2.min")).isEqualTo(new Known(1));
        assertThat(values.get("hubs.min")).isEqualTo(new Known(0));
    }

    private static Dataset numbers(double[] target, double[]... columns) {
        List<Column> all = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            all.add(NumericColumn.of("x" + j, columns[j]));
        }
        all.add(NumericColumn.of("y", target));
        return Dataset.of("t", all, "y");
    }

    /** Ranks 1, 4, 2, 3: without the second row, the ranks (1, 1), (3, 2) and (4, 3) are correlated by .98. The line has the slope .4. */
    @ParameterizedTest
    @CsvSource({
        "c1, 0.4",
        "c2, 0.4",
        "c3, 0.25",
        "c4, 0.75",
        "l1.mean, 0.2833333333333333",
        "l2.mean, 0.11666666666666667",
        "s1.mean, 0.6666666666666666",
        "s2.mean, 0.5555555555555556",
        "t2, 4"
    })
    void extract_numericTarget_isTheDefinition(String feature, double expected) {
        Dataset table = numbers(new double[] {10, 40, 20, 30}, new double[] {0, 1, 2, 3});

        assertThat(value(table, feature)).isCloseTo(expected, within(1e-7));
    }

    /** Targets 0, 1/4, 1/2 and 1; each row's neighbour is a quarter away, the last one's a half. */
    @Test
    void extract_numericTarget_neighboursFailByTheDefinition() {
        assertThat(value(numbers(new double[] {0, 1, 2, 4}, new double[] {0, 1, 3, 6}), "s3.mean"))
                .isCloseTo(0.109375, within(1e-12));
    }

    @Test
    void extract_linearTarget_isEasy() {
        double[] x = IntStream.range(0, 50).asDoubleStream().toArray();
        Dataset table = numbers(Arrays.stream(x).map(value -> 7 - 3 * value).toArray(), x);

        assertThat(value(table, "c1")).isCloseTo(1, within(1e-12));
        for (String easy : List.of("c3", "c4", "l1.mean", "l2.mean", "l3.mean")) {
            assertThat(value(table, easy)).as(easy).isCloseTo(0, within(1e-7));
        }
        assertThat(value(table, "s1.max")).isCloseTo(1 / 49.0, within(1e-9));
        assertThat(value(table, "s2.max")).isCloseTo(1 / 49.0, within(1e-9));
        assertThat(value(table, "s4.max")).isLessThanOrEqualTo(Math.pow(0.5 / 49, 2) + 1e-12);
    }

    /** No correlation, no line, but neighbours know nearly all. */
    @Test
    void extract_wave_isNotLinearButSmooth() {
        double[] x = IntStream.range(0, 400).mapToDouble(i -> i / 400.0).toArray();
        Dataset table = numbers(
                Arrays.stream(x).map(value -> Math.cos(8 * Math.PI * value)).toArray(), x);

        assertThat(value(table, "c1")).isLessThan(0.1);
        assertThat(value(table, "c3")).isGreaterThan(0.3);
        assertThat(value(table, "c4")).isGreaterThan(0.5);
        assertThat(value(table, "l1.mean")).isGreaterThan(0.2);
        assertThat(value(table, "s1.mean")).isLessThan(0.05);
        assertThat(value(table, "s3.mean")).isLessThan(0.01);
    }

    @Test
    void extract_missingCellsAndNumericTarget_areLeftOut() {
        double[] x = {0, NONE, 2, 3, 4};

        assertThat(value(numbers(new double[] {0, 9, 2, 3, 4}, x), "c1")).isCloseTo(1, within(1e-12));
        assertThat(value(numbers(new double[] {0, 9, 2, 3, 4}, x), "c3")).isZero();
        assertThat(value(numbers(new double[] {0, 9, 2, 3, 4}, x), "s3.mean")).isPositive();
    }

    @Test
    void extract_whatIsNotThere_saysWhy() {
        Dataset numbers = Dataset.of("t", List.of(NumericColumn.of("x", 1, 2, 3), NumericColumn.of("y", 1, 2, 4)), "y");

        assertThat(reason(numbers, "n1")).contains("numeric");
        assertThat(reason(LINE, "c3")).contains("not numeric");
        assertThat(reason(LINE, "s1.mean")).contains("not numeric");
        assertThat(reason(numbers(new double[] {1, 2}), "c1")).contains("no features");
        assertThat(reason(classes("aaa", new double[] {1, 2, 3}), "n1")).contains("one class");
        assertThat(reason(classes("ab"), "n1")).contains("no features");
    }
}
