package weka.classifiers.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.headstart.api.Providers;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.CheckClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.classifiers.bayes.NaiveBayes;
import weka.classifiers.rules.ZeroR;
import weka.classifiers.trees.J48;
import weka.core.Attribute;
import weka.core.CheckOptionHandler;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.SerializedObject;
import weka.core.Utils;

class HeadstartTest {

    @TempDir
    Path folder;

    private Headstart tuner(String learners) throws Exception {
        Headstart tuner = new Headstart();
        tuner.setOptions(new String[] {
            "-learners",
            learners,
            "-trials",
            "3",
            "-folds",
            "2",
            "-warehouse",
            folder.resolve("w.db").toString()
        });
        return tuner;
    }

    /** Two numbers and a label; the class depends on the numbers. */
    private static Instances table(int rows, boolean numericClass) {
        ArrayList<Attribute> attributes = new ArrayList<>(List.of(
                new Attribute("a"),
                new Attribute("b"),
                new Attribute("c", List.of("x", "y")),
                numericClass ? new Attribute("target") : new Attribute("target", List.of("no", "maybe", "yes"))));
        Instances table = new Instances("table", attributes, rows);
        table.setClassIndex(3);
        Random random = new Random(5);
        for (int row = 0; row < rows; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double sum = a + b + 0.2 * random.nextGaussian();
            double target = numericClass ? sum : sum < -0.5 ? 0 : sum < 0.5 ? 1 : 2;
            table.add(new DenseInstance(1, new double[] {a, b, random.nextInt(2), target}));
        }
        return table;
    }

    @Test
    void options_allSet_roundTrip() throws Exception {
        String[] options = Utils.splitOptions("-learners J48,SMO -trials 7 -max-seconds 60 -folds 3 -metric auc "
                + "-warehouse w.db -slots 2 -isolated -no-transfer -S 9 -W weka.classifiers.trees.J48 -- -C 0.25 -M 2");
        Headstart tuner = new Headstart();

        tuner.setOptions(options.clone());

        assertThat(tuner.getOptions()).containsExactly(options);
        assertThat(tuner.getClassifier()).isInstanceOf(J48.class);
    }

    @Test
    void options_default_areKeptOverARoundTrip() throws Exception {
        Headstart tuner = new Headstart();
        String[] before = tuner.getOptions();

        tuner.setOptions(before.clone());

        assertThat(tuner.getOptions()).containsExactly(before);
    }

    @Test
    void setOptions_unknownOption_isRefused() {
        assertThatThrownBy(() -> new Headstart().setOptions(new String[] {"-nonsense", "1"}))
                .hasMessageContaining("-nonsense");
    }

    @Test
    void setters_outOfRange_nameTheValue() {
        Headstart tuner = new Headstart();

        assertThatThrownBy(() -> tuner.setNumTrials(0)).hasMessageContaining("number of trials is 0");
        assertThatThrownBy(() -> tuner.setNumFolds(1)).hasMessageContaining("number of folds is 1");
        assertThatThrownBy(() -> tuner.setMaxSeconds(-1)).hasMessageContaining("is -1");
        assertThatThrownBy(() -> tuner.setNumSlots(0)).hasMessageContaining("is 0");
    }

    @Test
    void everyOption_hasATipText() throws Exception {
        for (String property : List.of(
                "learners",
                "numTrials",
                "maxSeconds",
                "numFolds",
                "metric",
                "warehouse",
                "numSlots",
                "isolated",
                "noTransfer",
                "classifier",
                "seed")) {
            assertThat((String) Headstart.class.getMethod(property + "TipText").invoke(new Headstart()))
                    .isNotBlank();
        }
        assertThat(new Headstart().globalInfo()).contains("Feurer");
        assertThat(Collections.list(new Headstart().listOptions())).hasSizeGreaterThan(10);
    }

    @Test
    void checkOptionHandler_ofWeka_passes() {
        CheckOptionHandler check = new CheckOptionHandler();
        check.setSilent(true);
        check.setOptionHandler(new Headstart());
        check.setUserOptions(new String[] {"-learners", "J48", "-trials", "2", "-isolated", "-S", "3"});

        check.doTests();

        assertThat(check.getSuccess()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"J48, nominal class", "M5P, numeric class"})
    void checkClassifier_ofWeka_passes(String learner, String target) throws Exception {
        Lines check = new Lines();
        Headstart tuner = tuner(learner);
        tuner.setNumTrials(2);
        check.setClassifier(tuner);
        check.setNumInstances(20);

        check.doTests();

        String tests = check.lines().substring(check.lines().indexOf("--> Classifier tests"));
        String all = " (" + target + ", numeric & nominal & date predictors)...yes";
        assertThat(tests)
                .contains(
                        "serialVersionUID...yes",
                        "toString...yes",
                        "basic predict (" + target + ", nominal predictors)...yes",
                        "basic predict (" + target + ", numeric predictors)...yes",
                        "only class in data" + all,
                        "class attribute as 1. attribute" + all,
                        "missing predictor values" + all,
                        "100% missing predictor values" + all,
                        "missing class values" + all,
                        "correct initialisation during buildClassifier" + all,
                        "classifier doesn't alter original datasets" + all,
                        "classifier ignores test instance class vals" + all);
        assertThat(tests.lines().filter(line -> line.contains("...no")))
                .allMatch(line -> line.endsWith("...no (OK error message)"));
    }

    /** Weka's checks, with what they print kept. */
    private static final class Lines extends CheckClassifier {

        private final StringBuilder printed = new StringBuilder();

        @Override
        protected void print(Object message) {
            printed.append(message);
        }

        @Override
        protected void println(Object message) {
            printed.append(message).append('\n');
        }

        String lines() {
            return printed.toString();
        }
    }

    @Test
    void buildClassifier_oneLearner_tunesItAndKeepsTheTable() throws Exception {
        Instances table = table(90, false);
        String before = table.toString();
        Headstart tuner = tuner("");
        tuner.setClassifier(new J48());

        tuner.buildClassifier(table);

        assertThat(table).hasToString(before);
        assertThat(tuner.winner()).isInstanceOf(J48.class);
        assertThat(tuner.getMeasure("measureTrials")).isEqualTo(3);
        assertThat(tuner.getMeasure("measureBestValue"))
                .isGreaterThanOrEqualTo(tuner.getMeasure("measureDefaultValue"))
                .isGreaterThan(0.6);
        assertThat(tuner.toString()).contains("Incumbent", "Weka's default", "default", "J48 ");
        Evaluation evaluation = new Evaluation(table);
        evaluation.evaluateModel(tuner, table);
        assertThat(evaluation.pctCorrect()).isGreaterThan(70);
    }

    @Test
    void buildClassifier_severalLearners_choosesAmongThem() throws Exception {
        Headstart tuner = tuner("NaiveBayes, weka:J48");

        tuner.buildClassifier(table(90, false));

        assertThat(tuner.winner()).isInstanceOfAny(J48.class, NaiveBayes.class);
        assertThat(tuner.toString()).contains("weka:NaiveBayes", "weka:J48");
    }

    @Test
    void buildClassifier_numericClass_predictsNumbers() throws Exception {
        Instances table = table(90, true);
        Headstart tuner = tuner("M5P");

        tuner.buildClassifier(table);

        Evaluation evaluation = new Evaluation(table);
        evaluation.evaluateModel(tuner, table);
        assertThat(evaluation.correlationCoefficient()).isGreaterThan(0.9);
        assertThat(tuner.toString()).contains("rmse");
    }

    @Test
    void buildClassifier_sameSeed_givesTheSameModel() throws Exception {
        Instances table = table(90, false);
        Headstart first = tuner("J48");
        first.setNoTransfer(true);
        first.buildClassifier(table);
        Headstart second = (Headstart) AbstractClassifier.makeCopy(first);
        second.buildClassifier(table);

        for (int row = 0; row < table.numInstances(); row++) {
            assertThat(second.distributionForInstance(table.instance(row)))
                    .containsExactly(first.distributionForInstance(table.instance(row)));
        }
    }

    @Test
    void buildClassifier_always_printsNothing() throws Exception {
        Headstart tuner = tuner("J48");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try (PrintStream watched = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(watched);
            tuner.buildClassifier(table(60, false));
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void buildClassifier_oneClassOnly_givesZeroR() throws Exception {
        Instances table = table(60, false);
        table.removeIf(row -> row.classValue() != 1);

        Headstart tuner = tuner("J48");
        tuner.buildClassifier(table);

        assertThat(tuner.winner()).isInstanceOf(ZeroR.class);
        assertThat(tuner.distributionForInstance(table.instance(0))[1]).isGreaterThan(0.8);
    }

    @Test
    void buildClassifier_classItCannotHandle_failsByCapabilities() throws Exception {
        Headstart tuner = tuner("J48");

        assertThatThrownBy(() -> tuner.buildClassifier(table(60, true))).hasMessageContaining("numeric class");
    }

    @Test
    void buildClassifier_unknownLearner_suggestsOne() throws Exception {
        Headstart tuner = tuner("J4");

        assertThatThrownBy(() -> tuner.buildClassifier(table(60, false)))
                .hasMessageContaining("'weka:J4'")
                .hasMessageContaining("Maybe");
    }

    @Test
    void buildClassifier_interrupted_keepsTheBestSoFar() throws Exception {
        Headstart tuner = tuner("J48");
        tuner.setNumTrials(100_000);
        AtomicReference<Object> ended = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                tuner.buildClassifier(table(200, false));
                ended.set(Thread.currentThread().isInterrupted());
            } catch (Exception e) {
                ended.set(e);
            }
        });
        thread.start();
        awaitCompleteTrial();
        thread.interrupt();
        thread.join(60_000);

        assertThat(ended.get()).as("the interrupt is kept").isEqualTo(true);
        assertThat(tuner.winner()).isInstanceOf(J48.class);
        assertThat(tuner.toString()).startsWith("Interrupted: the best so far.");
        assertThat(tuner.getMeasure("measureTrials")).isBetween(1.0, 99_999.0);
    }

    private void awaitCompleteTrial() throws InterruptedException {
        boolean complete = false;
        while (!complete) {
            Thread.sleep(100);
            try (Warehouse warehouse =
                    Providers.warehouse(folder.resolve("w.db").toString())) {
                complete = warehouse.studies().stream()
                        .flatMap(study -> warehouse.trials(study.id()).stream())
                        .anyMatch(trial -> trial.state() == TrialState.COMPLETE);
            }
        }
    }

    @Test
    void distributionForInstance_beforeTraining_saysSo() {
        assertThatThrownBy(() -> new Headstart().distributionForInstance(new DenseInstance(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new Headstart()).hasToString("Headstart: no model has been built yet.");
        assertThatThrownBy(() -> new Headstart().getMeasure("measureNothing")).hasMessageContaining("measureNothing");
    }

    @Test
    void trained_serializedAndCopied_predictsTheSame() throws Exception {
        Instances table = table(90, false);
        Headstart tuner = tuner("J48");
        tuner.buildClassifier(table);
        String file = folder.resolve("tuned.model").toString();
        SerializationHelper.write(file, tuner);

        Classifier read = (Classifier) SerializationHelper.read(file);
        Classifier copy = (Classifier) new SerializedObject(tuner).getObject();

        assertThat(read).hasToString(tuner.toString());
        IntStream.range(0, 20).forEach(row -> {
            double[] expected = distribution(tuner, table, row);
            assertThat(distribution(read, table, row)).containsExactly(expected);
            assertThat(distribution(copy, table, row)).containsExactly(expected);
        });
    }

    private static double[] distribution(Classifier classifier, Instances table, int row) {
        try {
            return classifier.distributionForInstance(table.instance(row));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
