package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.metafeatures.Distances.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DistancesTest {

    private static final double NONE = Double.NaN;

    private static Distances of(Form form, double[]... columns) {
        NumericColumn[] numbers = new NumericColumn[columns.length];
        Arrays.setAll(numbers, i -> NumericColumn.of("x" + i, columns[i]));
        return of(form, List.of(numbers));
    }

    private static Distances of(Form form, List<? extends Column> features) {
        int rows = features.get(0).size();
        int[] codes = new int[rows];
        List<Column> columns = new ArrayList<>(features);
        CategoricalColumn target = CategoricalColumn.of("y", codes, List.of("a"));
        columns.add(target);
        Dataset dataset = Dataset.of("t", columns, "y");
        return Distances.of(form, Sample.of(dataset, Discrete.target(target, new double[0]), 1));
    }

    @Test
    void between_completeRows_isTheDefinition() {
        double[] x = {0, 3, 6};
        double[] y = {0, 4, 0};

        assertThat(of(Form.EUCLIDEAN, x, y).between(0, 1)).isEqualTo(5);
        assertThat(of(Form.SCALED_EUCLIDEAN, x, y).between(0, 1)).isEqualTo(Math.sqrt(1.25));
        assertThat(of(Form.GOWER, x, y).between(0, 1)).isEqualTo(0.75);
    }

    @Test
    void between_missingCell_countsTheOthersForIt() {
        Distances distances = of(Form.EUCLIDEAN, new double[] {0, 3, 1}, new double[] {NONE, 4, 1});

        assertThat(distances.between(0, 1)).isEqualTo(Math.sqrt(18));
    }

    @Test
    void between_noCellInCommon_isWhatIsExpected() {
        double[] x = {0, NONE, 2, 5};
        double[] y = {NONE, 1, 2, 3};

        assertThat(of(Form.EUCLIDEAN, x, y).between(0, 1))
                .isCloseTo(Math.sqrt((4 + 25 + 9) / 3.0 + (1 + 4 + 1) / 3.0), within(1e-12));
        assertThat(of(Form.GOWER, x, y).between(0, 1))
                .isCloseTo(((2 + 5 + 3) / 5.0 / 3 + (1 + 2 + 1) / 2.0 / 3) / 2, within(1e-12));
    }

    @Test
    void between_constantColumn_doesNotCountWhenScaled() {
        assertThat(of(Form.SCALED_EUCLIDEAN, new double[] {7, 7, 7}, new double[] {0, 1, 2})
                        .between(0, 2))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void between_anyRows_isSymmetricAndZeroToItself(Form form) {
        Distances distances = of(form, new double[] {0, NONE, 2, 5, NONE}, new double[] {NONE, 1, 2, 3, NONE});
        double[] from = new double[distances.rows()];
        for (int i = 0; i < from.length; i++) {
            distances.from(i, from);
            for (int j = 0; j < from.length; j++) {
                assertThat(from[j]).isFinite().isNotNegative().isEqualTo(distances.between(j, i));
            }
            assertThat(from[i]).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void from_manyBinaryColumns_isTheSameAsFromTheirCells(Form form) {
        Random random = new Random(11);
        double[][] columns = new double[90][40];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < columns[j].length; i++) {
                double value = j % 9 == 0 ? random.nextGaussian() : random.nextInt(2);
                columns[j][i] = random.nextInt(20) == 0 ? NONE : value;
            }
        }
        for (double[][] table : new double[][][] {columns, Encoding.filled(columns)}) {
            Distances distances = Distances.of(form, table, 40);
            double[] byRow = new double[40];
            double[] byCells = new double[40];
            for (int row = 0; row < 40; row++) {
                distances.from(row, byRow);
                distances.from(distances.cells(row), byCells);
                for (int other = 0; other < 40; other++) {
                    assertThat(byRow[other])
                            .as("%s to %s, seed 11", row, other)
                            .isEqualTo(distances.between(row, other));
                    if (other != row) {
                        assertThat(byRow[other]).isCloseTo(byCells[other], within(1e-12));
                    }
                }
            }
        }
    }
}
