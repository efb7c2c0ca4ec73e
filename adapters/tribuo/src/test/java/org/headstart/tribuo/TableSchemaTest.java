package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;

class TableSchemaTest {

    private static final double[] ODD_NUMBERS = {
        0, -0.0, 1e300, -1e-300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN, 1.0 / 3
    };
    private static final List<String> ODD_NAMES =
            List.of("a", "a=b", "a\\", "a\\=b", "", "\\", "=", "größe", "名前", "a b\n\"c\"", "\\\\", "LABEL");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void roundTrip_randomTables_loseNothing(int block) {
        for (long seed = block * 20L; seed < block * 20L + 20; seed++) {
            Dataset table = randomTable(seed);
            TableSchema schema = TableSchema.of(table);
            Dataset back = table.taskType() == TaskType.CLASSIFICATION
                    ? schema.fromLabels(schema.labels(table))
                    : schema.fromRegressors(schema.regressors(table));

            assertThat(back).as("seed %d", seed).isEqualTo(table);
            assertThat(back.fingerprint()).as("seed %d", seed).isEqualTo(table.fingerprint());
        }
    }

    @Test
    void labels_cells_becomeFeatures() {
        Dataset table = Dataset.of(
                "t",
                List.of(
                        NumericColumn.of("x", 0, Double.NaN, Double.NaN),
                        CategoricalColumn.of("c", new int[] {1, 0, -1}, List.of("u", "v")),
                        CategoricalColumn.of("y", new int[] {0, 1, -1}, List.of("no", "yes"))),
                "y");
        MutableDataset<Label> rows = TableSchema.of(table).labels(table);

        assertThat(rows.getExample(0)).containsExactly(new Feature("c=v", 1), new Feature("x", 0));
        assertThat(rows.getExample(1)).containsExactly(new Feature("c=u", 1));
        assertThat(rows.getExample(2)).containsExactly(new Feature("\\", 1));
        assertThat(rows.getExample(1).getOutput().getLabel()).isEqualTo("yes");
        assertThat(rows.getOutputInfo().getUnknownCount()).isEqualTo(1);
    }

    @Test
    void regressors_ofLabels_saysWhatTheTargetHolds() {
        Dataset table = Dataset.of(
                "t", List.of(NumericColumn.of("x", 1), CategoricalColumn.of("y", new int[] {0}, List.of("no"))), "y");

        assertThatThrownBy(() -> TableSchema.of(table).regressors(table))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'y'")
                .hasMessageContaining("labels");
    }

    @Test
    void labels_ofAnotherTable_areRefused() {
        Dataset table = randomTable(2);
        Dataset other = Dataset.of("other", table.columns(), table.target().name());

        assertThatThrownBy(() -> TableSchema.of(table).labels(other)).isInstanceOf(DataException.class);
    }

    private static Dataset randomTable(long seed) {
        Random random = new Random(seed);
        int rows = random.nextInt(12);
        List<String> names = new ArrayList<>(ODD_NAMES);
        java.util.Collections.shuffle(names, random);
        List<Column> columns = new ArrayList<>();
        int count = 1 + random.nextInt(names.size() - 1);
        for (int i = 0; i < count; i++) {
            columns.add(randomColumn(names.get(i), rows, random));
        }
        String target = columns.get(random.nextInt(count)).name();
        return Dataset.of("table " + seed, columns, target);
    }

    private static Column randomColumn(String name, int rows, Random random) {
        if (random.nextBoolean()) {
            double[] values = IntStream.range(0, rows)
                    .mapToDouble(i -> ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)])
                    .toArray();
            return NumericColumn.of(name, values);
        }
        List<String> levels = ODD_NAMES.subList(0, 1 + random.nextInt(ODD_NAMES.size() - 1));
        return CategoricalColumn.of(name, random.ints(rows, -1, levels.size()).toArray(), levels);
    }
}
