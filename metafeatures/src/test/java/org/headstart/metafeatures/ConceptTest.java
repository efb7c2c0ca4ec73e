package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.Test;

class ConceptTest {

    private static final Offset<Double> CLOSE = within(1e-12);
    private static final Column CLASSES = CategoricalColumn.of("y", new int[] {0, 0, 1}, List.of("a", "b"));

    private static Neighbourhood of(int rows, Column target, double[]... columns) {
        Column[] all = new Column[columns.length + 1];
        for (int i = 0; i < columns.length; i++) {
            all[i] = NumericColumn.of("x" + i, columns[i]);
        }
        all[columns.length] = target;
        Dataset dataset = Dataset.of("t", List.of(all), "y");
        Sample sample = Sample.of(dataset, Discrete.target(target, new double[0]), 1);
        try (Workers workers = new Workers(1)) {
            return Neighbourhood.of(sample, Distances.of(Distances.Form.SCALED_EUCLIDEAN, sample), rows, workers);
        }
    }

    private static Map<String, MetaFeatureValue> values(Dataset table) {
        return new DefaultMetaFeatureExtractor()
                .extract(table, new Options(Set.of("concept"), Set.of("mean", "sum", "count"), null, 1, 1))
                .vector()
                .values();
    }

    @Test
    void of_threeRows_isTheDefinition() {
        Neighbourhood three = of(3, CLASSES, new double[] {0, 1, 2}, new double[] {0, 0, 2});
        double near = 0.5;
        double far = Math.sqrt(1.25);
        double all = Math.sqrt(2);

        assertThat(three.cohesiveness()).containsExactly(new double[] {0.5 + 0.25, 0.5 + 0.25, 0.25 + 0.25}, CLOSE);
        assertThat(three.improvedVariation()).containsExactly(new double[] {0.25, 0.25, 0.5}, CLOSE);
        double toNear = Math.pow(2, -2 * near / (all - near));
        double toFar = Math.pow(2, -2 * far / (all - far));
        assertThat(three.variation()).containsExactly(new double[] {0, toFar / (toNear + toFar), 1}, CLOSE);
        assertThat(three.weightedDistance())
                .containsExactly(new double[] {near, (near * toNear + far * toFar) / (toNear + toFar), far}, CLOSE);
    }

    @Test
    void of_sampleOfMoreRows_multipliesSumsOnly() {
        Neighbourhood five = of(5, CLASSES, new double[] {0, 1, 2}, new double[] {0, 0, 2});

        assertThat(five.cohesiveness()).containsExactly(new double[] {1.5, 1.5, 1}, CLOSE);
        assertThat(five.improvedVariation()).containsExactly(new double[] {0.5, 0.5, 1}, CLOSE);
        assertThat(five.variation()[0]).isZero();
    }

    @Test
    void of_rowsInTheCorners_haveNoWeights() {
        Neighbourhood corners = of(3, CLASSES, new double[] {0, 1, 0});

        assertThat(corners.variation()).containsExactly(1, Double.NaN, 1);
        assertThat(corners.weightedDistance()).containsExactly(0, Double.NaN, 0);
    }

    @Test
    void of_constantColumn_putsAllRowsInOnePlace() {
        Neighbourhood same = of(3, CLASSES, new double[] {4, 4, 4});

        assertThat(same.cohesiveness()).containsExactly(1, 1, 1);
        assertThat(same.variation()).containsExactly(0.5, 0.5, 1);
        assertThat(same.weightedDistance()).containsExactly(0, 0, 0);
    }

    @Test
    void extract_numericTarget_knowsWhatNeedsNoClasses() {
        double[] x = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        Dataset table = Dataset.of("t", List.of(NumericColumn.of("x", x), NumericColumn.of("y", x)), "y");
        Map<String, MetaFeatureValue> values = values(table);

        assertThat(values.get("cohesiveness.mean")).isInstanceOf(Known.class);
        assertThat(values.get("wg_dist.count")).isEqualTo(new Known(20));
        assertThat(values.get("conceptvar.mean"))
                .isEqualTo(new NotApplicable("the target is numeric, so there are no classes"));
        assertThat(values.get("impconceptvar.mean")).isInstanceOf(NotApplicable.class);
    }

    @Test
    void extract_oneRow_saysSo() {
        Dataset table = Dataset.of(
                "t", List.of(NumericColumn.of("x", 1), CategoricalColumn.of("y", new int[] {0}, List.of("a"))), "y");

        assertThat(values(table).get("wg_dist.mean"))
                .isEqualTo(new NotApplicable("the target is known in one row only"));
    }
}
