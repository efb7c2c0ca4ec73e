package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.junit.jupiter.api.Test;

class LandmarkingTest {

    private static final int ROWS = 300;
    private static final List<String> LANDMARKERS =
            List.of("best_node", "elite_nn", "linear_discr", "naive_bayes", "one_nn", "random_node", "worst_node");

    private static double[] uniform(long seed, int rows) {
        return new Random(seed).doubles(rows, -1, 1).toArray();
    }

    private static MetaFeatureVector landmarks(Dataset dataset) {
        return new DefaultMetaFeatureExtractor()
                .extract(dataset, new Options(Set.of("landmarking"), Set.of(), null, 42, 1))
                .vector();
    }

    private static Dataset of(Column... columns) {
        return Dataset.of("t", Arrays.asList(columns), columns[columns.length - 1].name());
    }

    private static CategoricalColumn classes(int[] codes) {
        return CategoricalColumn.of("y", codes, List.of("n", "p"));
    }

    private static double mean(Dataset dataset, String landmarker) {
        return landmarks(dataset).known(landmarker + ".mean").orElseThrow();
    }

    @Test
    void extract_oneColumnDecides_bestNodeFindsItAndWorstNodeDoesNot() {
        double[] x = uniform(1, ROWS);
        int[] codes = Arrays.stream(x).mapToInt(value -> value > 0.1 ? 1 : 0).toArray();
        Dataset dataset = of(NumericColumn.of("noise", uniform(2, ROWS)), NumericColumn.of("x", x), classes(codes));

        assertThat(mean(dataset, "best_node")).isGreaterThan(0.97);
        assertThat(mean(dataset, "elite_nn")).isGreaterThan(0.97);
        assertThat(mean(dataset, "worst_node")).isLessThan(0.75);
    }

    @Test
    void extract_obliqueBorder_linearModelBeatsNodes() {
        double[] a = uniform(3, ROWS);
        double[] b = uniform(4, ROWS);
        int[] codes = IntStream.range(0, ROWS).map(i -> a[i] + b[i] > 0 ? 1 : 0).toArray();
        Dataset dataset = of(NumericColumn.of("a", a), NumericColumn.of("b", b), classes(codes));

        assertThat(mean(dataset, "linear_discr")).isGreaterThan(0.93);
        assertThat(mean(dataset, "best_node")).isLessThan(0.85);
    }

    @Test
    void extract_checkerboard_onlyNeighboursTell() {
        double[] a = uniform(5, 2 * ROWS);
        double[] b = uniform(6, 2 * ROWS);
        int[] codes =
                IntStream.range(0, a.length).map(i -> a[i] * b[i] > 0 ? 1 : 0).toArray();
        Dataset dataset = of(NumericColumn.of("a", a), NumericColumn.of("b", b), classes(codes));

        assertThat(mean(dataset, "one_nn")).isGreaterThan(0.9);
        assertThat(mean(dataset, "linear_discr")).isLessThan(0.65);
        assertThat(mean(dataset, "naive_bayes")).isLessThan(0.65);
    }

    @Test
    void extract_linearNumericTarget_linearModelExplainsIt() {
        double[] a = uniform(7, ROWS);
        double[] b = uniform(8, ROWS);
        double[] y = new double[ROWS];
        Arrays.setAll(y, i -> 1e6 * (3 * a[i] - b[i]) + 5);
        Dataset dataset = of(NumericColumn.of("a", a), NumericColumn.of("b", b), NumericColumn.of("y", y));

        assertThat(mean(dataset, "linear_discr")).isGreaterThan(0.9999);
        assertThat(mean(dataset, "best_node")).isBetween(0.3, 0.9);
        assertThat(mean(dataset, "one_nn")).isGreaterThan(0.9);
        assertThat(landmarks(dataset).values().get("naive_bayes.mean")).isInstanceOf(NotApplicable.class);
    }

    @Test
    void extract_labelsOnly_areLearnedFromTheirLevels() {
        Random random = new Random(9);
        int[] colours = random.ints(ROWS, 0, 4).toArray();
        int[] codes = Arrays.stream(colours).map(colour -> colour == 2 ? 1 : 0).toArray();
        Dataset dataset = of(CategoricalColumn.of("c", colours, List.of("r", "g", "b", "y")), classes(codes));

        for (String landmarker : List.of("best_node", "linear_discr", "naive_bayes", "one_nn")) {
            assertThat(mean(dataset, landmarker)).as(landmarker).isEqualTo(1);
        }
    }

    @Test
    void extract_noSignal_isNoBetterThanChance() {
        int[] codes = new Random(10).ints(1000, 0, 2).toArray();
        Dataset dataset = of(NumericColumn.of("a", uniform(11, 1000)), classes(codes));

        for (String landmarker : LANDMARKERS) {
            assertThat(mean(dataset, landmarker)).as(landmarker).isBetween(0.42, 0.58);
        }
    }

    @Test
    void extract_moreRowsThanTheSample_keepsRareClasses() {
        int rows = 60_000;
        int[] codes = IntStream.range(0, rows).map(i -> i % 100 == 0 ? 1 : 0).toArray();
        double[] x = uniform(12, rows);
        for (int i = 0; i < rows; i++) {
            x[i] += codes[i] * 10;
        }
        Dataset dataset = of(NumericColumn.of("x", x), classes(codes));
        Sample sample = Sample.of(dataset, Discrete.target(dataset.target(), new double[0]), 3);

        assertThat(sample.target()).hasSize(Sample.MOST_ROWS);
        assertThat(Arrays.stream(sample.target()).sum()).isBetween(49.0, 51.0);
        assertThat(mean(dataset, "naive_bayes")).isEqualTo(1);
    }

    @Test
    void extract_fewerRowsThanFolds_makesFewerFolds() {
        Dataset dataset = of(NumericColumn.of("x", 1, 2, 3, 4, 5), classes(new int[] {0, 1, 0, 1, 0}));

        assertThat(landmarks(dataset).known("one_nn.count")).hasValue(5);
    }

    @Test
    void extract_otherSeed_drawsOtherFolds() {
        int[] codes = new Random(13).ints(ROWS, 0, 2).toArray();
        Dataset dataset = of(NumericColumn.of("a", uniform(14, ROWS)), classes(codes));
        Map<String, Double> one = landmarks(dataset).known();
        Map<String, Double> other = new DefaultMetaFeatureExtractor()
                .extract(dataset, new Options(Set.of("landmarking"), Set.of(), null, 43, 1))
                .vector()
                .known();

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void extract_equallyNearRows_vote() {
        double[] x = IntStream.range(0, ROWS).mapToDouble(i -> i % 3).toArray();
        int[] codes = IntStream.range(0, ROWS).map(i -> i % 10 == 0 ? 1 : 0).toArray();
        Dataset dataset = of(NumericColumn.of("x", x), classes(codes));

        assertThat(mean(dataset, "one_nn")).isCloseTo(0.9, within(1e-9));
        assertThat(mean(dataset, "elite_nn")).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void extract_oneColumn_neighboursInItAreTheNeighbours() {
        double[] x = uniform(15, ROWS);
        for (int i = 0; i < ROWS; i += 3) {
            x[i] = Math.rint(4 * x[i]) / 4;
        }
        double[] y = Arrays.stream(x).map(value -> Math.sin(9 * value)).toArray();
        int[] codes = new Random(16).ints(ROWS, 0, 2).toArray();

        for (Column target : List.of(NumericColumn.of("y", y), classes(codes))) {
            Map<String, Double> known =
                    landmarks(of(NumericColumn.of("x", x), target)).known();

            assertThat(known.get("elite_nn.mean")).isCloseTo(known.get("one_nn.mean"), within(1e-9));
        }
    }

    @Test
    void extract_columnsInAnotherOrder_givesTheSame() {
        int[] codes = new Random(17).ints(ROWS, 0, 2).toArray();
        NumericColumn a = NumericColumn.of("a", uniform(18, ROWS));
        NumericColumn b = NumericColumn.of("b", uniform(19, ROWS));

        assertThat(landmarks(of(a, b, classes(codes))).known())
                .isEqualTo(landmarks(of(b, a, classes(codes))).known());
    }

    @Test
    void extract_numericTarget_ranksSixLandmarkers() {
        double[] a = uniform(20, ROWS);
        double[] y = Arrays.stream(a).map(value -> value * value * value).toArray();
        MetaFeatureVector ranks = new DefaultMetaFeatureExtractor()
                .extract(
                        of(
                                NumericColumn.of("a", a),
                                NumericColumn.of("b", uniform(21, ROWS)),
                                NumericColumn.of("y", y)),
                        new Options(Set.of("relative"), Set.of("mean"), null, 42, 1))
                .vector();

        assertThat(ranks.known().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(1 + 2 + 3 + 4 + 5 + 6);
        assertThat(ranks.known("relative.elite_nn.mean")).hasValue(6);
        assertThat(ranks.values().get("relative.naive_bayes.mean")).isInstanceOf(NotApplicable.class);
    }
}
