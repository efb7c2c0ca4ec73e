package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.junit.jupiter.api.Test;

class DiscriminantsTest {

    private static final int ROWS = 400;

    private static Table table(Column... columns) {
        Dataset dataset = Dataset.of("t", Arrays.asList(columns), columns[columns.length - 1].name());
        return new Table(dataset, new Workers(1), 1);
    }

    private static double[] noise(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, ROWS).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static CategoricalColumn classes(int count) {
        List<String> levels = IntStream.range(0, count).mapToObj(i -> "k" + i).toList();
        return CategoricalColumn.of(
                "y", IntStream.range(0, ROWS).map(i -> i % count).toArray(), levels);
    }

    /** With one feature and two classes the canonical correlation is the correlation with the indicator of a class. */
    @Test
    void correlations_oneFeatureTwoClasses_isThePointBiserialCorrelation() {
        double[] x = noise(1);
        double[] indicator = IntStream.range(0, ROWS).mapToDouble(i -> i % 2).toArray();
        for (int i = 0; i < ROWS; i++) {
            x[i] += indicator[i];
        }
        Table both = table(NumericColumn.of("x", x), NumericColumn.of("i", indicator), classes(2));
        double correlation = both.covariances().correlations()[0][1];
        double[] canonical =
                table(NumericColumn.of("x", x), classes(2)).discriminants().correlations();

        assertThat(canonical).hasSize(1);
        assertThat(canonical[0]).isCloseTo(correlation, within(1e-12));
    }

    @Test
    void correlations_numericTarget_isTheMultipleCorrelation() {
        double[] a = noise(2);
        double[] b = noise(3);
        double[] y = new double[ROWS];
        Arrays.setAll(y, i -> 2 * a[i] - b[i]);
        Table exact = table(NumericColumn.of("a", a), NumericColumn.of("b", b), NumericColumn.of("y", y));
        Table half = table(NumericColumn.of("a", a), NumericColumn.of("y", y));

        assertThat(exact.discriminants().correlations()).containsExactly(1);
        assertThat(exact.discriminants().roy()).isInfinite();
        assertThat(half.discriminants().correlations()[0])
                .isCloseTo(
                        Math.abs(half.covariances().correlations().length == 1 ? correlation(a, y) : 0), within(1e-12));
    }

    private static double correlation(double[] a, double[] b) {
        return table(NumericColumn.of("a", a), NumericColumn.of("b", b), classes(2))
                .covariances()
                .correlations()[0][1];
    }

    @Test
    void correlations_collinearFeatures_areNoMoreThanTheirRank() {
        double[] a = noise(4);
        double[] twice = Arrays.stream(a).map(value -> 2 * value + 3).toArray();
        Table one = table(NumericColumn.of("a", a), classes(3));
        Table two = table(NumericColumn.of("a", a), NumericColumn.of("b", twice), classes(3));

        assertThat(two.discriminants().correlations()).hasSize(1);
        assertThat(two.discriminants().correlations()[0])
                .isCloseTo(one.discriminants().correlations()[0], within(1e-9));
    }

    @Test
    void traces_anyCorrelations_followFromThem() {
        Discriminants two = new Discriminants(new double[] {0.8, 0.6});

        assertThat(two.pillai()).isCloseTo(1, within(1e-12));
        assertThat(two.wilks()).isCloseTo(0.36 * 0.64, within(1e-12));
        assertThat(two.roy()).isCloseTo(0.64 / 0.36, within(1e-12));
        assertThat(two.lawleyHotelling()).isCloseTo(0.64 / 0.36 + 0.36 / 0.64, within(1e-12));
    }

    @Test
    void eigenvalues_ofColumns_sumToTheVariances() {
        Table three = table(
                NumericColumn.of("a", noise(5)),
                NumericColumn.of("b", noise(6)),
                NumericColumn.of("c", noise(7)),
                classes(2));
        double variances =
                three.profiles().stream().mapToDouble(NumericProfile::variance).sum();

        assertThat(Arrays.stream(three.covariances().eigenvalues()).sum()).isCloseTo(variances, within(1e-9));
    }

    @Test
    void covariances_missingCells_areLeftOutPairByPair() {
        Table gaps = table(
                NumericColumn.of("a", 1, 2, Double.NaN, 4, 5),
                NumericColumn.of("b", 2, 4, 7, 8, Double.NaN),
                CategoricalColumn.of("y", new int[] {0, 1, 0, 1, 0}, List.of("n", "p")));

        assertThat(gaps.covariances().correlations()[0][1]).isCloseTo(1, within(1e-12));
        assertThat(gaps.covariances().covariances()[0][1]).isCloseTo(14 / 3.0, within(1e-12));
    }

    @Test
    void sdRatio_oneSpreadForAllClasses_isNearOneAndGrowsWithDifference() {
        double[] same = noise(8);
        double[] other = noise(9);
        double[] wider = same.clone();
        for (int i = 0; i < ROWS; i += 2) {
            wider[i] *= 5;
        }
        Table alike = table(NumericColumn.of("a", same), NumericColumn.of("b", other), classes(2));
        Table unlike = table(NumericColumn.of("a", wider), NumericColumn.of("b", other), classes(2));

        assertThat(new ClassSpread(alike).sdRatio()).isBetween(1.0, 1.02);
        assertThat(new ClassSpread(unlike).sdRatio()).isGreaterThan(1.2);
    }

    @Test
    void gravity_shiftedClass_isTheShift() {
        double[] x = new double[ROWS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = i % 2 == 0 ? 0 : 3;
            y[i] = i % 2 == 0 ? 0 : 4;
        }
        Table table = table(NumericColumn.of("a", x), NumericColumn.of("b", y), classes(2));

        assertThat(new ClassSpread(table).gravity()).isCloseTo(5, within(1e-12));
    }
}
