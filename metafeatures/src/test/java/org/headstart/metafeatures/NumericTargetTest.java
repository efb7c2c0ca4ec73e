package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class NumericTargetTest {

    private static final double NONE = Double.NaN;
    private static final Offset<Double> CLOSE = within(1e-12);

    private static Map<String, MetaFeatureValue> values(Column... columns) {
        return new DefaultMetaFeatureExtractor()
                .extract(
                        Dataset.of("t", List.of(columns), "y"),
                        new Options(Set.of("statistical"), Set.of("mean"), null, 1, 1))
                .vector()
                .values();
    }

    private static double number(Map<String, MetaFeatureValue> values, String name) {
        return ((Known) values.get(name)).value();
    }

    private static String reason(Map<String, MetaFeatureValue> values, String name) {
        return ((NotApplicable) values.get(name)).reason();
    }

    @Test
    void extract_numericTarget_describesItsDistribution() {
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("x", 1, 1, 1, 1, 1), NumericColumn.of("y", 1, 2, 4, 3, 100));

        assertThat(number(values, "target_mean")).isCloseTo(22, CLOSE);
        double sd = Math.sqrt((441 + 400 + 324 + 361 + 6084) / 4.0);
        assertThat(number(values, "target_sd")).isCloseTo(sd, CLOSE);
        assertThat(number(values, "target_cv")).isCloseTo(sd / 22, CLOSE);
        assertThat(number(values, "target_outliers")).isEqualTo(0.2);
        assertThat(number(values, "target_distinct")).isEqualTo(5);
        assertThat(number(values, "target_skewness")).isPositive();
    }

    @Test
    void extract_classes_saysThatTheTargetIsCategorical() {
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("x", 1, 2), CategoricalColumn.of("y", new int[] {0, 1}, List.of("a", "b")));

        assertThat(reason(values, "target_mean")).isEqualTo("the target is categorical");
        assertThat(reason(values, "target_cor.mean")).isEqualTo("the target is categorical");
    }

    @Test
    void extract_meanOfZero_hasNoCoefficientOfVariation() {
        assertThat(reason(values(NumericColumn.of("x", 1, 2), NumericColumn.of("y", -1, 1)), "target_cv"))
                .contains("mean is 0");
    }

    @Test
    void extract_numericFeature_correlatesOverCompletePairs() {
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("x", -1, -2, -3, -4, NONE), NumericColumn.of("y", 2, 4, 6, 9, 0));

        assertThat(number(values, "target_cor.mean")).isCloseTo(11.5 / Math.sqrt(5 * 26.75), CLOSE);
        assertThat(number(values, "target_rank_cor.mean")).isCloseTo(1, CLOSE);
    }

    @Test
    void extract_ties_shareTheirMeanRank() {
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("x", 1, 1, 2), NumericColumn.of("y", 1, 2, Double.MAX_VALUE / 1e200));

        assertThat(number(values, "target_rank_cor.mean")).isCloseTo(1.5 / Math.sqrt(3), CLOSE);
    }

    @Test
    void extract_randomTies_areThoseOfALibrary() {
        long seed = 3;
        Random random = new Random(seed);
        double[] x = random.ints(500, -9, 9).asDoubleStream().toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> Math.rint(x[i] + 5 * random.nextGaussian()) + 0.0)
                .toArray();

        assertThat(number(values(NumericColumn.of("x", x), NumericColumn.of("y", y)), "target_rank_cor.mean"))
                .as("seed %d", seed)
                .isCloseTo(Math.abs(new SpearmansCorrelation().correlation(x, y)), CLOSE);
    }

    @Test
    void extract_labels_explainAShareOfTheVariance() {
        Map<String, MetaFeatureValue> values = values(
                CategoricalColumn.of("c", new int[] {0, 0, 1, 1, -1}, List.of("a", "b")),
                NumericColumn.of("y", 1, 3, 5, 7, 90));

        assertThat(number(values, "target_cor_ratio.mean")).isCloseTo(0.8, CLOSE);
        assertThat(reason(values, "target_cor.mean")).isEqualTo("no feature is numeric");
    }

    @Test
    void extract_hugeAndTinyNumbers_correlateAllTheSame() {
        double[] y = {1, 2, 3, 5};
        double[] tiny = {1e-150, 2e-150, 3e-150, 5e-150};
        double[] huge = {1e150, 2e150, 3e150, 5e150};
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("a", tiny), NumericColumn.of("b", huge), NumericColumn.of("y", y));

        assertThat(number(values, "target_cor.mean")).isCloseTo(1, CLOSE);
    }

    @Test
    void extract_constantFeature_hasNoCorrelation() {
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("x", 0.1, 0.1, 0.1), NumericColumn.of("y", 1, 2, 4));

        assertThat(reason(values, "target_cor.mean")).contains("does not vary");
        assertThat(reason(values, "target_rank_cor.mean")).contains("does not vary");
    }
}
