package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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

class MissingCellsTest {

    private static final double NONE = Double.NaN;

    private static Map<String, MetaFeatureValue> values(Column... columns) {
        return new DefaultMetaFeatureExtractor()
                .extract(
                        Dataset.of("t", List.of(columns), "y"),
                        new Options(Set.of("general", "statistical"), Set.of("count", "max", "mean"), null, 1, 1))
                .vector()
                .values();
    }

    private static double number(Map<String, MetaFeatureValue> values, String name) {
        return ((Known) values.get(name)).value();
    }

    private static CategoricalColumn labels(String name, int... codes) {
        return CategoricalColumn.of(name, codes, List.of("a", "b", "c"));
    }

    @Test
    void extract_someGaps_areCountedByCellRowColumnAndPattern() {
        Map<String, MetaFeatureValue> values = values(
                NumericColumn.of("x", 1, NONE, 3, NONE),
                labels("c", 0, -1, 1, 1),
                NumericColumn.of("z", 1, 2, 3, 4),
                labels("y", 0, 1, 0, -1));

        assertThat(number(values, "nr_missing")).isEqualTo(3);
        assertThat(number(values, "missing_share")).isEqualTo(3 / 12.0);
        assertThat(number(values, "missing_per_attr.max")).isEqualTo(0.5);
        assertThat(number(values, "missing_per_attr.mean")).isCloseTo(0.25, within(1e-15));
        assertThat(number(values, "missing_attr_share")).isEqualTo(2 / 3.0);
        assertThat(number(values, "missing_inst_share")).isEqualTo(0.5);
        assertThat(number(values, "missing_patterns")).isEqualTo(3);
        assertThat(number(values, "missing_patterns_to_inst")).isEqualTo(0.75);
        assertThat(number(values, "missing_target_share")).isEqualTo(0.25);
    }

    @Test
    void extract_noGaps_isOnePattern() {
        Map<String, MetaFeatureValue> values = values(NumericColumn.of("x", 1, 2), labels("y", 0, 1));

        assertThat(number(values, "nr_missing")).isZero();
        assertThat(number(values, "missing_patterns")).isEqualTo(1);
        assertThat(values.get("missing_target_cor.mean")).isEqualTo(new NotApplicable("no feature has a missing cell"));
    }

    @Test
    void of_manyColumns_countsPatternsAsASetDoes() {
        long seed = 11;
        Random random = new Random(seed);
        for (double share : new double[] {0.01, 0.5, 0.99}) {
            int rows = 300;
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                double[] values = random.doubles(rows)
                        .map(value -> value < share ? NONE : 1)
                        .toArray();
                IntStream.range(0, 100).forEach(row -> values[200 + row] = values[100 + row]);
                columns.add(NumericColumn.of("x" + i, values));
            }
            long expected = IntStream.range(0, rows)
                    .mapToObj(row -> columns.stream()
                            .map(column -> column.isMissing(row))
                            .toList())
                    .distinct()
                    .count();
            try (Workers workers = new Workers(2)) {
                assertThat(Missingness.of(columns, rows, workers).patterns())
                        .as("share %s, seed %d", share, seed)
                        .isEqualTo((int) expected);
            }
        }
    }

    @Test
    void extract_gapsByClass_areCramersV() {
        CategoricalColumn three = labels("y", 0, 0, 1, 1, 2, 2);

        assertThat(number(values(NumericColumn.of("x", NONE, 1, NONE, 1, 1, 1), three), "missing_target_cor.mean"))
                .isCloseTo(0.5, within(1e-12));
        assertThat(number(values(NumericColumn.of("x", NONE, NONE, 1, 1, 1, 1), three), "missing_target_cor.mean"))
                .isCloseTo(1, within(1e-12));
        assertThat(number(values(NumericColumn.of("x", NONE, 1, NONE, 1, NONE, 1), three), "missing_target_cor.mean"))
                .isCloseTo(0, within(1e-12));
    }

    /** Of the numbers 0, 1, 2, 6, whose mean is 9/4 and sum of squares 83/4, the first two: r = -(9/4 - 1/2) * sqrt(1) / sqrt(83/16). */
    @Test
    void extract_gapsByNumber_arePointBiserialWithoutSign() {
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("x", NONE, NONE, 1, 2, 3), NumericColumn.of("y", 0, 1, 2, 6, NONE));

        assertThat(number(values, "missing_target_cor.mean")).isCloseTo(1.75 / Math.sqrt(83 / 16.0), within(1e-12));
    }

    @Test
    void extract_gapsOnlyWhereTheTargetIsMissing_haveNoCorrelation() {
        Map<String, MetaFeatureValue> values =
                values(NumericColumn.of("x", 1, 2, NONE), NumericColumn.of("y", 0, 1, NONE));

        assertThat(number(values, "missing_target_cor.count")).isEqualTo(1);
        assertThat(values.get("missing_target_cor.mean")).isInstanceOf(NotApplicable.class);
    }
}
