package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.junit.jupiter.api.Test;

class RobustDistancesTest {

    static double absolute(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }

    static MetaFeatureVector vector(Map<String, Double> values) {
        Map<String, MetaFeatureValue> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, MetaFeatureValue.finiteOr(value, "unknown")));
        return new MetaFeatureVector("test", all);
    }

    @Test
    void to_scaleOfAMetaFeature_doesNotMatter() {
        RobustDistances small = new RobustDistances(
                List.of(vector(Map.of("a", 1.0)), vector(Map.of("a", 2.0)), vector(Map.of("a", 4.0))));
        RobustDistances large = new RobustDistances(
                List.of(vector(Map.of("a", 1e6)), vector(Map.of("a", 2e6)), vector(Map.of("a", 4e6))));
        assertThat(small.to(vector(Map.of("a", 3.0)))).containsExactly(large.to(vector(Map.of("a", 3e6))));
    }

    @Test
    void to_unknownValue_countsAsTheMedian() {
        RobustDistances distances = new RobustDistances(List.of(
                vector(Map.of("a", 0.0, "b", 1.0)),
                vector(Map.of("a", 5.0, "b", 2.0)),
                vector(Map.of("a", 10.0, "b", 3.0))));
        double[] unknown = distances.to(vector(Map.of("a", 0.0)));
        double[] median = distances.to(vector(Map.of("a", 0.0, "b", 2.0)));
        assertThat(unknown).containsExactly(median);
    }

    @Test
    void to_nothingKnown_isZero() {
        RobustDistances distances = new RobustDistances(List.of(vector(Map.of("a", 0.0)), vector(Map.of("a", 5.0))));
        assertThat(distances.to(MetaFeatureVector.empty())).containsExactly(0, 0);
    }

    @Test
    void to_constantMetaFeature_doesNotCount() {
        RobustDistances distances =
                new RobustDistances(List.of(vector(Map.of("a", 0.0, "c", 7.0)), vector(Map.of("a", 5.0, "c", 7.0))));
        assertThat(distances.to(vector(Map.of("a", 0.0, "c", 1e9)))[0]).isZero();
    }

    @Test
    void to_extremeValue_isCutOff() {
        RobustDistances distances = new RobustDistances(
                List.of(vector(Map.of("a", 0.0)), vector(Map.of("a", 1.0)), vector(Map.of("a", 2.0))));
        assertThat(distances.to(vector(Map.of("a", 1e12)))[2]).isLessThan(4);
    }

    @Test
    void between_twoTasks_isTheSameInBothDirectionsAndToAPastTask() {
        MetaFeatureVector past = vector(Map.of("a", 4.0, "b", 1.0));
        MetaFeatureVector other = vector(Map.of("a", 1.5, "b", 7.0));
        RobustDistances distances = new RobustDistances(
                List.of(past, vector(Map.of("a", 1.0, "b", 5.0)), vector(Map.of("a", 2.0, "b", 9.0))));
        assertThat(distances.between(other, past)).isPositive().isEqualTo(distances.between(past, other));
        assertThat(distances.to(other)[0]).isEqualTo(distances.between(past, other));
    }

    @Test
    void differences_ofTwoTasks_areInInterquartileRangesAndNotCutOff() {
        RobustDistances distances = new RobustDistances(List.of(
                vector(Map.of("a", 0.0, "c", 7.0)),
                vector(Map.of("a", 1.0, "c", 7.0)),
                vector(Map.of("a", 2.0, "c", 7.0))));
        Map<String, Double> differences = distances.differences(
                vector(Map.of("a", 3.0, "c", 7.0, "only", 1.0)), vector(Map.of("a", -7.0, "c", 9.0)));
        assertThat(differences).containsExactlyEntriesOf(Map.of("a", -10.0));
    }

    @Test
    void distances_whereTheSpreadIsTooLargeForANumber_areFinite() {
        List<MetaFeatureVector> past = List.of(vector(Map.of("a", -1e308)), vector(Map.of("a", 1.5e308)));
        RobustDistances distances = new RobustDistances(past);
        assertThat(distances.to(past.get(0))).containsOnly(0);
        assertThat(distances.between(past.get(0), past.get(1))).isZero();
        assertThat(distances.differences(past.get(0), past.get(1))).isEmpty();
    }

    @Test
    void differences_whereTheSpreadIsTiny_areTheLargestNumberAtMost() {
        RobustDistances distances = new RobustDistances(
                List.of(vector(Map.of("a", 0.0)), vector(Map.of("a", Double.MIN_VALUE)), vector(Map.of("a", 2e-323))));
        assertThat(distances.differences(vector(Map.of("a", -1e308)), vector(Map.of("a", 1e308))))
                .containsEntry("a", Double.MAX_VALUE);
        assertThat(distances.differences(vector(Map.of("a", 1e300)), vector(Map.of("a", 1e300))))
                .containsEntry("a", 0.0);
    }
}
