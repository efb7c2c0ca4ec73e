package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.trial.Fidelity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.regression.Regressor;
import org.tribuo.transform.TransformedModel;

class TribuoModelTest {

    @TempDir
    Path folder;

    static Stream<Arguments> everyLearner() {
        return LearnerTable.entries().values().stream()
                .flatMap(entry -> entry.trainers().keySet().stream().map(task -> Arguments.of(entry.id(), task)));
    }

    @ParameterizedTest
    @MethodSource("everyLearner")
    void save_anyModel_isReadByTheLibraryAlone(String id, TaskType task) throws IOException {
        assertLibraryAgrees(id, task, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LogisticRegression", "LibLinear", "LibSVM", "KNN", "FM"})
    void save_standardizedModel_standardizesByItself(String name) throws IOException {
        assertLibraryAgrees("tribuo:" + name, TaskType.CLASSIFICATION, Map.of("scale", "standardize"));
        assertThat(Samples.train(
                                "tribuo:" + name,
                                Samples.table(TaskType.CLASSIFICATION, 60, 1),
                                Map.of("scale", "standardize"))
                        .model())
                .isInstanceOf(TransformedModel.class);
    }

    private void assertLibraryAgrees(String id, TaskType task, Map<String, ?> values) throws IOException {
        Dataset table = Samples.table(task, 60, 1);
        TribuoModel<?> ours = Samples.train(id, table, values);
        Path file = folder.resolve("model.pb");
        ours.save(file);
        Model<?> theirs = Model.deserializeFromFile(file);
        if (theirs.getFeatureIDMap() instanceof HashedFeatureMap hashed) {
            hashed.setSalt("headstart"); // Tribuo never writes the salt to a file
        }
        Predictions predictions = ours.predict(table);
        if (task == TaskType.CLASSIFICATION) {
            Model<Label> model = theirs.castModel(Label.class);
            List<Prediction<Label>> alone = model.predict(TableSchema.of(table).labels(table));
            for (int row = 0; row < table.rows(); row++) {
                assertThat(table.classes().get(predictions.mostProbable(row)))
                        .isEqualTo(alone.get(row).getOutput().getLabel());
            }
        } else {
            Model<Regressor> model = theirs.castModel(Regressor.class);
            List<Prediction<Regressor>> alone =
                    model.predict(TableSchema.of(table).regressors(table));
            for (int row = 0; row < table.rows(); row++) {
                assertThat(predictions.values()[row][0])
                        .isEqualTo(alone.get(row).getOutput().getValues()[0]);
            }
        }
    }

    @Test
    void predict_missingCells_countAsMeanAndMode() {
        Dataset table = Samples.table(TaskType.CLASSIFICATION, 60, 2);
        TribuoModel<?> model = Samples.train("tribuo:LogisticRegression", table, Map.of("scale", "standardize"));
        NumericColumn x = (NumericColumn) table.columns().get(0);
        NumericColumn z = (NumericColumn) table.columns().get(2);
        CategoricalColumn colour = (CategoricalColumn) table.columns().get(3);
        int[] counts = colour.counts();
        int mode = 0;
        for (int code = 1; code < counts.length; code++) {
            mode = counts[code] > counts[mode] ? code : mode;
        }
        double meanOfX = Arrays.stream(x.toArray()).average().orElseThrow();
        double meanOfZ = Arrays.stream(z.toArray()).average().orElseThrow();

        double[] missing = model.predict(row(Double.NaN, Double.NaN, -1)).values()[0];
        double[] filled = model.predict(row(meanOfX, meanOfZ, mode)).values()[0];

        assertThat(missing).containsExactly(filled, within(1e-12));
        assertThat(model.model().getProvenance().getInstanceProvenance().getMap())
                .containsKeys("headstart-fill:x", "headstart-fill:z", "headstart-fill:colour", "headstart-fingerprint");
        assertThat(model.model()
                        .getProvenance()
                        .getInstanceProvenance()
                        .getMap()
                        .get("headstart-fill:colour")
                        .toString())
                .contains(colour.levels().get(mode));
    }

    @Test
    void train_xgboost_seesMissingCellsAsMissing() {
        double[] x = new double[40];
        double[] y = new double[40];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? Double.NaN : i % 3;
            y[i] = i % 2 == 0 ? 100 : 0;
        }
        Dataset table = Dataset.of("gaps", List.of(NumericColumn.of("x", x), NumericColumn.of("y", y)), "y");
        Dataset rows =
                Dataset.of("rows", List.of(NumericColumn.of("x", Double.NaN, 1), NumericColumn.of("y", 0, 0)), "y");
        Dataset wide = withColumn(table, NumericColumn.of("one", ones(40)));
        Dataset wideRows = withColumn(rows, NumericColumn.of("one", 1, 1));
        double[][] predictions = Samples.train(
                        "tribuo:XGBoost", wide, Map.of("eta", 1, "lambda", 0.001, "alpha", 0.001))
                .predict(wideRows)
                .values();

        assertThat(predictions[0][0]).isGreaterThan(90);
        assertThat(predictions[1][0]).isLessThan(10);
    }

    @Test
    void predict_xgboostRowWithoutAnyCell_isFinite() {
        Dataset table = Samples.table(TaskType.CLASSIFICATION, 60, 3);
        double[] values = Samples.train("tribuo:XGBoost", table, Map.of())
                .predict(row(Double.NaN, Double.NaN, -1))
                .values()[0];

        assertThat(Arrays.stream(values).sum()).isCloseTo(1, within(1e-6));
    }

    @Test
    void train_fewerIterations_makeFewerTrees() {
        Dataset table = Samples.table(TaskType.CLASSIFICATION, 60, 4);
        Fidelity three = new Fidelity(1, 2, 3);
        Model<?> boosted = Samples.train("tribuo:XGBoost", table, Map.of("numTrees", 20), three, 1)
                .model();
        Model<?> forest = Samples.train("tribuo:RandomForest", table, Map.of("numMembers", 20), three, 1)
                .model();
        Model<?> small = Samples.train("tribuo:XGBoost", table, Map.of("numTrees", 10), new Fidelity(1, 2, 50), 1)
                .model();

        assertThat(trees(boosted)).isEqualTo(3 * 3);
        assertThat(((WeightedEnsembleModel<?>) forest).getNumModels()).isEqualTo(3);
        assertThat(trees(small)).isEqualTo(10 * 3);
    }

    private static int trees(Model<?> model) {
        try {
            return ((XGBoostModel<?>) model).getInnerModels().get(0).getModelDump("", false).length;
        } catch (ml.dmlc.xgboost4j.java.XGBoostError e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void train_otherSeed_givesAnotherForest() {
        Dataset table = Samples.table(TaskType.REGRESSION, 60, 4);
        double[][] one = Samples.train("tribuo:RandomForest", table, Map.of(), Fidelity.full(2), 1)
                .predict(table)
                .values();
        double[][] other = Samples.train("tribuo:RandomForest", table, Map.of(), Fidelity.full(2), -2)
                .predict(table)
                .values();

        assertThat(Arrays.deepEquals(one, other)).isFalse();
    }

    @Test
    void train_pairedChoice_isTheTasksOwn() {
        Map<String, String> second = Map.of("impurity", "Entropy|MeanAbsoluteError");
        Model<?> labels = Samples.train("tribuo:CART", Samples.table(TaskType.CLASSIFICATION, 60, 4), second)
                .model();
        Model<?> numbers = Samples.train("tribuo:CART", Samples.table(TaskType.REGRESSION, 60, 4), second)
                .model();

        assertThat(labels).isInstanceOf(TreeModel.class);
        assertThat(labels.getProvenance().getTrainerProvenance().toString()).contains("Entropy");
        assertThat(numbers.getProvenance().getTrainerProvenance().toString()).contains("MeanAbsoluteError");
    }

    @Test
    void predict_otherColumns_saysWhichIsMissing() {
        Dataset table = Samples.table(TaskType.CLASSIFICATION, 60, 4);
        TribuoModel<?> model = Samples.train("tribuo:CART", table, Map.of());
        Dataset without = Dataset.of("rows", List.of(table.columns().get(0), table.target()), "y");
        Dataset wrongKind = Dataset.of(
                "rows",
                List.of(
                        table.columns().get(0),
                        table.target(),
                        table.columns().get(2),
                        NumericColumn.of("colour", new double[60])),
                "y");

        assertThatThrownBy(() -> model.predict(without))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'z'");
        assertThatThrownBy(() -> model.predict(wrongKind))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'colour'");
    }

    @Test
    void refusal_valuesThatALearnerCannotTake_namesThem() {
        Dataset negative = withColumn(Samples.table(TaskType.CLASSIFICATION, 3, 1), NumericColumn.of("x", 1, -2, 3));
        Dataset infinite = withColumn(
                Samples.table(TaskType.REGRESSION, 3, 1), NumericColumn.of("x", 1, Double.POSITIVE_INFINITY, 3));
        Dataset empty = Dataset.of(
                "empty", List.of(NumericColumn.of("x", Double.NaN, Double.NaN), NumericColumn.of("y", 1, 2)), "y");

        assertThat(Samples.learner("tribuo:MultinomialNB").refusal(negative)).contains("-2.0", "'x'");
        assertThat(Samples.learner("tribuo:KNN").refusal(negative)).isNull();
        assertThat(Samples.learner("tribuo:KNN").refusal(infinite)).contains("Infinity", "'x'");
        assertThat(Samples.learner("tribuo:XGBoost").refusal(empty)).contains("No feature", "value");
        assertThat(Samples.learner("tribuo:LibSVM").refusal(infinite)).contains("regression");
    }

    @Test
    void predict_divergedModel_saysSo() {
        Dataset table = withColumn(
                Samples.table(TaskType.REGRESSION, 60, 1),
                NumericColumn.of(
                        "x", new java.util.Random(1).doubles(60, 0, 1e12).toArray()));

        assertThatThrownBy(() -> Samples.train(
                                "tribuo:LinearSGDRegression", table, Map.of("optimiser", "SimpleSGD", "epochs", 50))
                        .predict(table))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("scale=standardize");
    }

    @Test
    void train_anyLearner_leavesTheRootLoggerAlone() {
        Level root = Logger.getLogger("").getLevel();
        Samples.train("tribuo:LogisticRegression", Samples.table(TaskType.CLASSIFICATION, 60, 1), Map.of());

        assertThat(Logger.getLogger("").getLevel()).isEqualTo(root);
        assertThat(Logger.getLogger("org.tribuo.classification.sgd").isLoggable(Level.INFO))
                .isFalse();
        assertThat(Logger.getLogger("org.tribuo.classification.sgd").isLoggable(Level.WARNING))
                .isTrue();
    }

    @Test
    void examples_ofATable_areWhatTheSchemaMakes() {
        Dataset table = Samples.table(TaskType.CLASSIFICATION, 20, 9);
        Targets<Label> targets = new Targets.Labels(table.classes());
        List<Example<Label>> learned =
                FeatureEncoding.learn(table, true).examples(table, row -> targets.output(table.target(), row));
        List<Example<Label>> whole = TableSchema.of(table).labels(table).getData();

        assertThat(learned).isEqualTo(whole);
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Dataset row(double x, double z, int colour) {
        return Dataset.of(
                "row",
                List.of(
                        NumericColumn.of("x", x),
                        CategoricalColumn.of("y", new int[] {-1}, List.of("low", "middle", "high")),
                        NumericColumn.of("z", z),
                        CategoricalColumn.of("colour", new int[] {colour}, List.of("red", "green", "blue"))),
                "y");
    }

    private static Dataset withColumn(Dataset table, NumericColumn column) {
        var columns = new java.util.ArrayList<>(table.columns());
        columns.removeIf(c -> c.name().equals(column.name()));
        columns.add(0, column);
        return Dataset.of(table.name(), columns, table.target().name());
    }
}
