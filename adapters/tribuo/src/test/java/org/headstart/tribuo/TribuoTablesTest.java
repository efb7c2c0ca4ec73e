package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class TribuoTablesTest {

    @Test
    void table_sparseExamples_hasZerosForAbsentFeatures() {
        MutableDataset<Label> examples = dataset(new LabelFactory());
        examples.add(example(new Label("spam"), new String[] {"b", "a"}, 2, 1));
        examples.add(example(new Label("ham"), new String[] {"c"}, 3));
        examples.add(example(LabelFactory.UNKNOWN_LABEL, new String[] {"target"}, 4));

        assertThat(TribuoTables.table(examples))
                .isEqualTo(Dataset.of(
                        "tribuo",
                        List.of(
                                NumericColumn.of("a", 1, 0, 0),
                                NumericColumn.of("b", 2, 0, 0),
                                NumericColumn.of("c", 0, 3, 0),
                                NumericColumn.of("target", 0, 0, 4),
                                CategoricalColumn.of("target_", new int[] {1, 0, -1}, List.of("ham", "spam"))),
                        "target_"));
    }

    @Test
    void table_regressors_hasANumericTarget() {
        Dataset table = Samples.table(TaskType.REGRESSION, 10, 1);
        Dataset back = TribuoTables.table(TableSchema.of(table).regressors(table));

        assertThat(((NumericColumn) back.target()).toArray()).isEqualTo(((NumericColumn) table.target()).toArray());
        assertThat(back.features()).map(column -> column.name()).contains("x", "z", "colour=red");
    }

    @Test
    void table_twoDimensions_areRefused() {
        MutableDataset<Regressor> examples = dataset(new RegressionFactory());
        examples.add(example(new Regressor(new String[] {"u", "v"}, new double[] {1, 2}), new String[] {"a"}, 1));

        assertThatThrownBy(() -> TribuoTables.table(examples))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("one number");
    }

    @Test
    void varying_features_leavesConstantsOut() {
        Dataset table = Dataset.of(
                "t",
                List.of(
                        NumericColumn.of("a.b", 1, 2),
                        NumericColumn.of("same", 5, 5),
                        NumericColumn.of("c", 0, 1),
                        NumericColumn.of("y", 1, 2)),
                "y");
        String pattern = TribuoTables.varying(table);

        assertThat("a.b").matches(pattern);
        assertThat("c").matches(pattern);
        assertThat("axb").doesNotMatch(pattern);
        assertThat("same").doesNotMatch(pattern);
    }

    private static <T extends Output<T>> MutableDataset<T> dataset(OutputFactory<T> factory) {
        return new MutableDataset<>(new SimpleDataSourceProvenance("test", factory), factory);
    }

    private static <T extends Output<T>> ArrayExample<T> example(T output, String[] names, double... values) {
        return new ArrayExample<>(output, names, values);
    }
}
