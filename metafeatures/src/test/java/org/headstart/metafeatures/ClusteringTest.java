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

class ClusteringTest {

    private static final double NONE = Double.NaN;
    private static final Offset<Double> CLOSE = within(1e-12);

    private static Map<String, MetaFeatureValue> values(Dataset table, int threads) {
        return new DefaultMetaFeatureExtractor()
                .extract(table, new Options(Set.of("clustering"), Set.of(), null, 1, threads))
                .vector()
                .values();
    }

    private static Map<String, MetaFeatureValue> values(int[] classes, double[]... columns) {
        List<Column> all = new ArrayList<>();
        for (double[] column : columns) {
            all.add(NumericColumn.of("x" + all.size(), column));
        }
        all.add(CategoricalColumn.of("y", classes, List.of("a", "b", "c", "d")));
        return values(Dataset.of("t", all, "y"), 1);
    }

    private static double number(Map<String, MetaFeatureValue> values, String name) {
        return ((Known) values.get(name)).value();
    }

    private static String reason(Map<String, MetaFeatureValue> values, String name) {
        return ((NotApplicable) values.get(name)).reason();
    }

    @Test
    void extract_twoClassesOnALine_areTheDefinitions() {
        Map<String, MetaFeatureValue> values = values(new int[] {0, 1, 0, 1}, new double[] {0, 4, 1, 6});

        assertThat(number(values, "int")).isCloseTo(4.5, CLOSE);
        assertThat(number(values, "sil")).isCloseTo((0.8 + 0.75 + 3 / 7.0 + 7 / 11.0) / 4, CLOSE);
        assertThat(number(values, "pb")).isCloseTo(-3 * Math.sqrt(2 / 9.0) / Math.sqrt(17.5 / 6), CLOSE);
        assertThat(number(values, "vdu")).isCloseTo(3 / 2.0, CLOSE);
        assertThat(number(values, "vdb")).isCloseTo(1 / 3.0, CLOSE);
        assertThat(number(values, "ch")).isCloseTo(16.2, CLOSE);
        assertThat(number(values, "nre")).isCloseTo(Math.log(2), CLOSE);
        assertThat(number(values, "sc")).isEqualTo(2);
    }

    @Test
    void extract_threeClassesOfOneRow_haveNoSpread() {
        Map<String, MetaFeatureValue> values = values(new int[] {0, 1, 2}, new double[] {0, 1, 5});

        assertThat(number(values, "int")).isCloseTo(10 / 3.0, CLOSE);
        assertThat(number(values, "sil")).isZero();
        assertThat(number(values, "vdb")).isZero();
        assertThat(reason(values, "vdu")).contains("one point");
        assertThat(reason(values, "ch")).contains("one point");
        assertThat(reason(values, "pb")).contains("one row");
    }

    @Test
    void extract_oneClass_saysSo() {
        Map<String, MetaFeatureValue> values = values(new int[] {2, 2}, new double[] {0, 1});

        assertThat(reason(values, "sil")).isEqualTo("there is one class only");
        assertThat(number(values, "nre")).isZero();
        assertThat(number(values, "sc")).isEqualTo(1);
    }

    @Test
    void extract_sameCentre_hasNoDaviesBouldin() {
        Map<String, MetaFeatureValue> values = values(new int[] {0, 0, 1, 1}, new double[] {-1, 1, -2, 2});

        assertThat(reason(values, "vdb")).contains("same centre");
        assertThat(number(values, "ch")).isZero();
    }

    @Test
    void extract_allRowsAlike_haveNoCorrelation() {
        Map<String, MetaFeatureValue> values = values(new int[] {0, 0, 1, 1}, new double[] {3, 3, 3, 3});

        assertThat(reason(values, "pb")).contains("equally far apart");
        assertThat(number(values, "int")).isZero();
        assertThat(number(values, "sil")).isZero();
    }

    @Test
    void extract_missingCell_countsOtherColumnsForIt() {
        Map<String, MetaFeatureValue> values =
                values(new int[] {0, 0, 1}, new double[] {0, 3, 6}, new double[] {0, 4, NONE});

        assertThat(number(values, "int")).isCloseTo((6 + 3) * Math.sqrt(2) / 2, CLOSE);
        assertThat(number(values, "vdu")).isCloseTo(3 * Math.sqrt(2) / 5, CLOSE);
    }

    @Test
    void extract_classMissingFromTheSample_saysSo() {
        int[] classes = new int[400_000];
        classes[7] = 1;
        double[] column =
                IntStream.range(0, classes.length).mapToDouble(i -> i % 10).toArray();
        Map<String, MetaFeatureValue> values = values(classes, column);

        assertThat(reason(values, "sil")).contains("sample");
        assertThat(number(values, "sc")).isEqualTo(1);
    }

    @Test
    void extract_moreThreads_areTheSameToTheBit() {
        Random random = new Random(4);
        int[] classes = random.ints(1500, 0, 4).toArray();
        Column[] columns = new Column[71];
        Arrays.setAll(
                columns,
                i -> NumericColumn.of("x" + i, random.doubles(classes.length).toArray()));
        columns[70] = CategoricalColumn.of("y", classes, List.of("a", "b", "c", "d"));
        Dataset table = Dataset.of("t", List.of(columns), "y");

        assertThat(values(table, 3)).isEqualTo(values(table, 1));
    }
}
