package org.headstart.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Fidelity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.trees.RandomForest;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SerializationHelper;

class WekaLearnerTest {

    private static final Dataset TABLE = Tables.mixed(TaskType.CLASSIFICATION, 3, 150, 1);
    private static final Dataset NUMBERS = Tables.mixed(TaskType.REGRESSION, 0, 150, 1);

    private static WekaLearner learner(String id) {
        return (WekaLearner) new WekaLearnerProvider().find(id).orElseThrow();
    }

    private static TrainedModel train(String id, Dataset table, Map<String, ?> values, long seed) throws Exception {
        return train(id, table, values, seed, Fidelity.full(3));
    }

    private static TrainedModel train(String id, Dataset table, Map<String, ?> values, long seed, Fidelity fidelity)
            throws Exception {
        Learner learner = learner(id);
        Configuration configuration = learner.space().complete(values);
        return learner.train(new Learner.Request(table, configuration, fidelity, seed, Device.AUTO, null));
    }

    private static double accuracy(TrainedModel model, Dataset table) {
        Predictions predictions = model.predict(table);
        return IntStream.range(0, table.rows())
                        .filter(row -> predictions.mostProbable(row)
                                == table.classTarget().code(row))
                        .count()
                / (double) table.rows();
    }

    @Test
    void describes_itself() {
        Learner forest = learner("weka:RandomForest");

        assertThat(forest.library()).isEqualTo("weka 3.8.7");
        assertThat(forest.description()).contains("RandomForest");
        assertThat(forest.taskTypes()).containsExactlyInAnyOrder(TaskType.values());
        assertThat(forest.devices()).containsExactly(Device.CPU);
        assertThat(forest.reviewed()).isTrue();
        assertThat(learner("weka:KStar").reviewed()).isFalse();
        assertThat(learner("weka:SMO").taskTypes()).containsExactly(TaskType.CLASSIFICATION);
        assertThat(learner("weka:M5P").taskTypes()).containsExactly(TaskType.REGRESSION);
        assertThat(learner("weka:SGD-regression").description()).endsWith("SGD with -F 2");
    }

    @Test
    void iterative_isWhateverCountsIterations() {
        assertThat(List.of("MultilayerPerceptron", "AdaBoostM1", "LogitBoost", "Bagging", "RandomForest", "SGD"))
                .allMatch(name -> learner("weka:" + name).iterative());
        assertThat(List.of("J48", "SMO", "IBk"))
                .noneMatch(name -> learner("weka:" + name).iterative());
    }

    @ParameterizedTest
    @CsvSource({"MultilayerPerceptron, trainingTime", "AdaBoostM1, numIterations", "RandomForest, numIterations"})
    void train_withFewerIterations_equalsAConfigurationOfThatMany(String name, String property) throws Exception {
        String id = "weka:" + name;
        Fidelity few = new Fidelity(1, 1, 25);

        double[][] limited =
                train(id, TABLE, Map.of(property, 120), 3, few).predict(TABLE).values();

        assertThat(limited)
                .isDeepEqualTo(
                        train(id, TABLE, Map.of(property, 25), 3).predict(TABLE).values());
        assertThat(train(id, TABLE, Map.of(property, 20), 3, few).predict(TABLE).values())
                .as("a limit never lengthens training")
                .isDeepEqualTo(
                        train(id, TABLE, Map.of(property, 20), 3).predict(TABLE).values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RandomForest", "MultilayerPerceptron", "Bagging", "SMO", "JRip"})
    void train_sameSeed_samePredictions(String name) throws Exception {
        double[][] first =
                train("weka:" + name, TABLE, Map.of(), 11).predict(TABLE).values();

        assertThat(train("weka:" + name, TABLE, Map.of(), 11).predict(TABLE).values())
                .isDeepEqualTo(first);
    }

    @Test
    void train_anotherSeed_otherForest() throws Exception {
        double[][] first =
                train("weka:RandomForest", TABLE, Map.of(), 1).predict(TABLE).values();
        double[][] second =
                train("weka:RandomForest", TABLE, Map.of(), 2).predict(TABLE).values();

        assertThat(Arrays.deepEquals(first, second)).isFalse();
    }

    @Test
    void train_inParallel_givesWhatItGivesAlone() throws Exception {
        List<String> names = List.of("RandomForest", "J48", "BayesNet", "SMO", "Logistic", "JRip", "LogitBoost", "IBk");
        List<double[][]> parallel =
                names.parallelStream().map(name -> predictions(name)).toList();

        for (int i = 0; i < names.size(); i++) {
            assertThat(parallel.get(i)).as(names.get(i)).isDeepEqualTo(predictions(names.get(i)));
        }
    }

    private static double[][] predictions(String name) {
        try {
            return train("weka:" + name, TABLE, Map.of(), 5).predict(TABLE).values();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"J48", "RandomForest", "SMO", "NaiveBayes", "LogitBoost", "MultilayerPerceptron"})
    void train_withLevelsThatNoRowHas_keepsTheirColumns(String name) throws Exception {
        int[] kept = IntStream.range(0, TABLE.rows())
                .filter(row -> TABLE.classTarget().code(row) != 1)
                .toArray();
        Dataset twoOfThree = TABLE.select(kept);

        Predictions predictions = train("weka:" + name, twoOfThree, Map.of(), 1).predict(TABLE);

        assertThat(List.of(predictions.values())).allSatisfy(row -> {
            assertThat(row).hasSize(3);
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            assertThat(row[1]).isLessThan(0.5);
        });
    }

    @Test
    void predict_withOtherOrderOfColumnsAndLevels_goesByName() throws Exception {
        TrainedModel model = train("weka:J48", TABLE, Map.of(), 1);
        CategoricalColumn colour = (CategoricalColumn) TABLE.columns().get(2);
        int[] turned = Arrays.stream(colour.toArray())
                .map(code -> code < 0 ? code : 3 - code)
                .toArray();
        Dataset shuffled = Dataset.of(
                "shuffled",
                List.of(
                        TABLE.columns().get(3),
                        CategoricalColumn.of("colour", turned, List.of("violet", "blue", "green", "red")),
                        TABLE.columns().get(1),
                        TABLE.columns().get(0)),
                "width");

        assertThat(model.predict(shuffled).values())
                .isDeepEqualTo(model.predict(TABLE).values());
    }

    @Test
    void predict_withoutAFeature_namesIt() throws Exception {
        TrainedModel model = train("weka:J48", TABLE, Map.of(), 1);
        Dataset lacking = Dataset.of("lacking", TABLE.columns().subList(1, 5), "y");

        assertThatThrownBy(() -> model.predict(lacking))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'length'")
                .hasMessageContaining("'lacking'");
    }

    @Test
    void predict_whereWekaGivesNoClassAnyProbability_givesTheSharesOfTraining() throws Exception {
        Classifier silent = new AbstractClassifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public void buildClassifier(Instances data) {}

            @Override
            public double[] distributionForInstance(Instance instance) {
                return new double[3];
            }
        };
        Dataset half = TABLE.select(IntStream.range(0, 75).toArray());
        double[] shares = Arrays.stream(half.classTarget().counts())
                .mapToDouble(n -> n / 75.0)
                .toArray();

        Predictions predictions = new WekaModel("weka:silent", silent, WekaDatasets.toInstances(half)).predict(TABLE);

        assertThat(predictions.values()[0]).containsExactly(shares, within(1e-12));
    }

    @Test
    void train_onNumbers_predictsOneColumn() throws Exception {
        Predictions predictions =
                train("weka:LinearRegression", NUMBERS, Map.of(), 1).predict(NUMBERS);

        double error = IntStream.range(0, NUMBERS.rows())
                .mapToDouble(row -> Math.abs(
                        predictions.values()[row][0] - NUMBERS.numericTarget().value(row)))
                .average()
                .orElseThrow();
        assertThat(List.of(predictions.values()))
                .allSatisfy(row -> assertThat(row).hasSize(1));
        assertThat(error).isLessThan(1.6);
    }

    @Test
    void train_rowsWithoutTarget_areLeftOut() throws Exception {
        int[] codes = TABLE.classTarget().toArray();
        codes[0] = CategoricalColumn.MISSING;
        codes[9] = CategoricalColumn.MISSING;
        Dataset partly = Dataset.of(
                "partly",
                List.of(
                        TABLE.columns().get(0),
                        TABLE.columns().get(1),
                        CategoricalColumn.of("y", codes, TABLE.classes())),
                "y");

        double[][] predicted =
                train("weka:J48", partly, Map.of(), 1).predict(partly).values();

        assertThat(predicted)
                .isDeepEqualTo(train("weka:J48", partly.withoutMissingTargets(), Map.of(), 1)
                        .predict(partly)
                        .values());
    }

    @Test
    void train_configured_changesTheModel() throws Exception {
        double stump = accuracy(train("weka:J48", TABLE, Map.of("minNumObj", 60), 1), TABLE);
        double tree = accuracy(train("weka:J48", TABLE, Map.of("unpruned", "true", "minNumObj", 1), 1), TABLE);

        assertThat(tree).isGreaterThan(stump + 0.1);
    }

    @Test
    void classifier_shareOfFeatures_becomesACount() {
        WekaLearner forest = learner("weka:RandomForest");
        Configuration half = forest.space().complete(Map.of("numFeatures.set", "true", "numFeatures", 0.5));

        assertThat(((RandomForest) forest.classifier(half, 20, 1)).getNumFeatures())
                .isEqualTo(10);
        assertThat(((RandomForest) forest.classifier(half, 1, 1)).getNumFeatures())
                .isEqualTo(1);
    }

    @Test
    void space_ofNestedComponents_isConditional() {
        Learner svm = learner("weka:SMO");

        assertThat(svm.space().complete(Map.of("kernel", "RBFKernel")).values())
                .containsKey("kernel.RBFKernel.gamma")
                .doesNotContainKey("kernel.PolyKernel.exponent");
        assertThat(svm.space().defaultConfiguration().values())
                .containsEntry("kernel", "PolyKernel")
                .doesNotContainKey("kernel.PolyKernel.useLowerOrder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RandomForest", "SMO", "MultilayerPerceptron", "BayesNet", "LogitBoost"})
    void save_always_isReadByWekaAlone(String name, @TempDir Path folder) throws Exception {
        TrainedModel model = train("weka:" + name, TABLE, Map.of(), 1);
        Path file = folder.resolve("winner.model");
        Files.writeString(file, "an older model");

        model.save(file);

        Object[] read = SerializationHelper.readAll(file.toString());
        Classifier classifier = (Classifier) read[0];
        Instances header = (Instances) read[1];
        Instances rows = WekaDatasets.toInstances(TABLE);
        assertThat(rows.equalHeaders(header)).isTrue();
        assertThat(header.numInstances()).isZero();
        double[][] expected = model.predict(TABLE).values();
        for (int row = 0; row < TABLE.rows(); row++) {
            assertThat(classifier.distributionForInstance(rows.instance(row)))
                    .containsExactly(expected[row], within(1e-12));
        }
        assertThat(folder.toFile().list()).containsExactly("winner.model");
    }

    @Test
    void save_withNameEndingInGz_isCompressedAsWekaReadsIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("winner.model.gz");

        train("weka:J48", TABLE, Map.of(), 1).save(file);

        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(SerializationHelper.readAll(in))
                    .satisfies(all -> assertThat(all[0]).isInstanceOf(Classifier.class), all -> assertThat(all[1])
                            .isInstanceOf(Instances.class));
        }
    }

    @Test
    void save_intoAFolderThatIsNotThere_saysSo(@TempDir Path folder) throws Exception {
        TrainedModel model = train("weka:J48", TABLE, Map.of(), 1);

        assertThatThrownBy(() -> model.save(folder.resolve("none").resolve("winner.model")))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("weka:J48")
                .hasMessageContaining("Maybe the folder does not exist");
    }

    @Test
    void refusal_ofTheWrongKindOfTask_namesBoth() {
        assertThat(learner("weka:SMO").refusal(NUMBERS))
                .isEqualTo(
                        "weka:SMO cannot be trained for regression, which the target 'y' asks for; it is for classification.");
        assertThat(learner("weka:LinearRegression").refusal(TABLE))
                .contains("classification")
                .contains("'y'");
        assertThat(learner("weka:J48").refusal(TABLE)).isNull();
    }

    @Test
    void refusal_ofWhatCapabilitiesExclude_quotesWeka() {
        assertThat(learner("weka:SGD").refusal(TABLE))
                .isEqualTo("weka:SGD cannot handle 'mixed'; Weka says: Cannot handle multi-valued nominal class.");
        assertThat(learner("weka:NaiveBayesMultinomial").refusal(TABLE)).contains("Weka says");
    }

    @Test
    void refusal_ofATableWithoutFeatures_saysSo() {
        Dataset bare = Dataset.of("bare", List.of(TABLE.target()), "y");

        assertThat(learner("weka:J48").refusal(bare))
                .isEqualTo("weka:J48 needs at least one feature, but 'bare' has only its target.");
        assertThatThrownBy(() -> train("weka:J48", bare, Map.of(), 1))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("'bare'");
    }

    @Test
    void predict_missingCellsForAClassifierThatKnowsNone_fillsInMeans() throws Exception {
        Dataset counts = Tables.counts(TaskType.CLASSIFICATION, 60, 1);
        TrainedModel model = train("weka:NaiveBayesMultinomial", counts, Map.of(), 1);
        NumericColumn first = (NumericColumn) counts.columns().get(0);
        double mean = Arrays.stream(first.toArray()).average().orElseThrow();

        double[][] predicted = model.predict(withFirst(counts, Double.NaN)).values();

        assertThat(predicted)
                .isDeepEqualTo(model.predict(withFirst(counts, mean)).values());
    }

    private static Dataset withFirst(Dataset counts, double value) {
        double[] column = new double[counts.rows()];
        Arrays.fill(column, value);
        return Dataset.of(
                "filled",
                List.of(NumericColumn.of("first", column), counts.columns().get(1), counts.target()),
                "y");
    }

    @Test
    void save_ofAModelThatJavaCannotSerialize_saysSo(@TempDir Path folder) throws Exception {
        TrainedModel model = train("weka:GaussianProcesses", NUMBERS, Map.of(), 1);

        assertThatThrownBy(() -> model.save(folder.resolve("winner.model")))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("no.uib.cipr.matrix")
                .hasMessageContaining("Maybe another learner");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void train_ofTheWrongKindOfTask_isRefused() {
        assertThatThrownBy(() -> train("weka:J48", NUMBERS, Map.of(), 1))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("regression");
    }

    @Test
    void train_whatWekaRefuses_failsWithItsReason() {
        assertThatThrownBy(() -> train("weka:SGD", TABLE, Map.of(), 1))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("weka:SGD failed on 'mixed' (150 rows, 5 columns)")
                .hasMessageContaining("multi-valued nominal class");
    }

    @Test
    void train_onTheGpuOrFromWeights_isRefused() {
        Learner forest = learner("weka:RandomForest");
        Configuration defaults = forest.space().defaultConfiguration();
        InitialWeights weights = new InitialWeights("linear", List.of("x"), List.of("y"), Map.of());

        assertThatThrownBy(
                        () -> forest.train(new Learner.Request(TABLE, defaults, Fidelity.full(2), 1, Device.GPU, null)))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("GPU");
        assertThatThrownBy(() ->
                        forest.train(new Learner.Request(TABLE, defaults, Fidelity.full(2), 1, Device.CPU, weights)))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("initial weights");
    }

    @Test
    void train_interrupted_stopsAndClearsTheFlag() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> train("weka:RandomForest", TABLE, Map.of(), 1))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void train_onAColumnWithoutAnyValue_works() throws Exception {
        Dataset hollow = Dataset.of(
                "hollow",
                List.of(
                        NumericColumn.of(
                                "nothing",
                                IntStream.range(0, 150)
                                        .mapToDouble(i -> Double.NaN)
                                        .toArray()),
                        TABLE.columns().get(0),
                        TABLE.columns().get(1),
                        TABLE.columns().get(4)),
                "y");
        for (String name : List.of("J48", "RandomForest", "SMO", "NaiveBayes", "Logistic", "IBk")) {
            assertThat(accuracy(train("weka:" + name, hollow, Map.of(), 1), hollow))
                    .as(name)
                    .isGreaterThan(0.5);
        }
    }
}
