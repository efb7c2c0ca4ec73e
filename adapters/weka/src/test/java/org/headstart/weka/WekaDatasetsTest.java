package org.headstart.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SparseInstance;

class WekaDatasetsTest {

    private static final List<String> NAMES =
            List.of("", " ", "größe", "长度", "a,b", "'quoted'", "\"", "line\nbreak", "%", "?", "{x}", "tab\t", "😀");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void toDataset_afterToInstances_givesTheSameTable(long seed) {
        Dataset table = random(new Random(seed));

        Dataset back = WekaDatasets.toDataset(WekaDatasets.toInstances(table));

        assertThat(back).as("seed %d", seed).isEqualTo(table);
        assertThat(back.fingerprint()).isEqualTo(table.fingerprint());
    }

    private static Dataset random(Random random) {
        int rows = random.nextInt(40);
        List<Column> columns = new ArrayList<>();
        for (String name : NAMES.subList(0, 1 + random.nextInt(NAMES.size()))) {
            columns.add(random.nextBoolean() ? numbers(name, rows, random) : labels(name, rows, random));
        }
        String target = columns.get(random.nextInt(columns.size())).name();
        return Dataset.of("table " + random.nextInt(), columns, target);
    }

    private static Column numbers(String name, int rows, Random random) {
        double[] extremes = {Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 1e300};
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = random.nextInt(3) == 0 ? extremes[random.nextInt(extremes.length)] : random.nextGaussian();
        }
        return NumericColumn.of(name, values);
    }

    private static Column labels(String name, int rows, Random random) {
        List<String> levels = new ArrayList<>(NAMES.subList(0, random.nextInt(NAMES.size())));
        levels.add("x".repeat(300)); // Weka keeps long labels compressed
        Collections.shuffle(levels, random);
        int[] codes = random.ints(rows, -1, levels.size()).toArray();
        return CategoricalColumn.of(name, codes, levels);
    }

    @Test
    void toInstances_ofAColumnWithoutLevels_keepsIt() {
        Dataset table = Dataset.of(
                "empty",
                List.of(CategoricalColumn.of("none", new int[] {-1, -1}, List.of()), NumericColumn.of("y", 1, 2)),
                "y");

        assertThat(WekaDatasets.toDataset(WekaDatasets.toInstances(table))).isEqualTo(table);
    }

    @Test
    void toInstances_always_setsClassAndMissingCells() {
        Dataset table = Dataset.of(
                "small",
                List.of(
                        CategoricalColumn.of("y", new int[] {1, -1}, List.of("b", "a")),
                        NumericColumn.of("x", Double.NaN, 3)),
                "y");

        Instances instances = WekaDatasets.toInstances(table);

        assertThat(instances.classAttribute().name()).isEqualTo("y");
        assertThat(instances.classAttribute().value(0)).isEqualTo("b");
        assertThat(instances.instance(0).stringValue(0)).isEqualTo("a");
        assertThat(instances.instance(0).isMissing(1)).isTrue();
        assertThat(instances.instance(1).classIsMissing()).isTrue();
        assertThat(instances.instance(1).value(1)).isEqualTo(3);
    }

    @Test
    void toDataset_ofSparseInstancesAndDates_readsNumbers() {
        Instances instances =
                new Instances(" ", new ArrayList<>(List.of(new Attribute("day", "yyyy-MM-dd"), new Attribute("x"))), 2);
        instances.setClassIndex(1);
        instances.add(new SparseInstance(1, new double[] {86_400_000, 0}));
        instances.add(new DenseInstance(2, new double[] {Double.NaN, 7}));
        String before = instances.toString();

        Dataset table = WekaDatasets.toDataset(instances);

        assertThat(table.name()).isEqualTo("dataset");
        assertThat(table.columns())
                .containsExactly(NumericColumn.of("day", 86_400_000, Double.NaN), NumericColumn.of("x", 0, 7));
        assertThat(instances).hasToString(before);
    }

    @Test
    void toDataset_ofTextAttribute_namesIt() {
        Instances instances =
                new Instances("letters", new ArrayList<>(List.of(new Attribute("body", true), new Attribute("y"))), 0);
        instances.setClassIndex(1);

        assertThatThrownBy(() -> WekaDatasets.toDataset(instances))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'body' of 'letters' is of type string")
                .hasMessageContaining("Maybe");
    }

    @Test
    void toDataset_withoutClass_saysSo() {
        Instances instances = new Instances("free", new ArrayList<>(List.of(new Attribute("x"))), 0);

        assertThatThrownBy(() -> WekaDatasets.toDataset(instances))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'free' have no class attribute");
    }
}
