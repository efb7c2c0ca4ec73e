package org.headstart.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.Providers;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.tribuo.TunedTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluator;

/** What a user of Tribuo does with a trainer, done with one that tunes first. */
class TunedTrainerTest {

    private static final List<String> CLASSIFIERS = List.of("tribuo:CART", "tribuo:LogisticRegression");

    @TempDir
    Path folder;

    @Test
    void train_labels_givesAModelThatSaysWhereItCameFrom() throws Exception {
        Model<Label> model = trainer(CLASSIFIERS, "a.db").train(labels(150, 1));
        Map<String, ? extends Provenance> said =
                model.getProvenance().getInstanceProvenance().getMap();

        assertThat(new LabelEvaluator().evaluate(model, labels(300, 2)).accuracy())
                .isGreaterThan(0.8);
        assertThat(said)
                .containsKeys(
                        TunedTrainer.STUDY,
                        TunedTrainer.TRIAL,
                        TunedTrainer.LEARNER,
                        TunedTrainer.CONFIGURATION,
                        TunedTrainer.VALUE,
                        TunedTrainer.SOURCE);
        try (Warehouse warehouse = Providers.warehouse(folder.resolve("a.db").toString())) {
            Trial winner = warehouse
                    .trials(text(said, TunedTrainer.STUDY))
                    .get(Integer.parseInt(text(said, TunedTrainer.TRIAL)));

            assertThat(text(said, TunedTrainer.LEARNER))
                    .isEqualTo(winner.proposal().learner());
            assertThat(text(said, TunedTrainer.CONFIGURATION))
                    .isEqualTo(winner.proposal().configuration().toString());
            assertThat(text(said, TunedTrainer.VALUE)).isEqualTo("accuracy " + winner.value());
        }
    }

    @Test
    void model_savedAndRead_keepsItsProvenance() throws Exception {
        Model<Label> model = trainer(CLASSIFIERS, "a.db").train(labels(100, 1));
        Path file = folder.resolve("model.pb");
        model.serializeToFile(file);

        assertThat(Model.deserializeFromFile(file).getProvenance()).isEqualTo(model.getProvenance());
    }

    @Test
    void provenance_ofTheModel_trainsItAgain() {
        MutableDataset<Label> examples = labels(100, 1);
        Model<Label> model = trainer(CLASSIFIERS, "a.db").train(examples);
        if (model.getProvenance().getInstanceProvenance().getMap().containsKey(TunedTrainer.DENSIFIED)) {
            examples.densify();
        }
        List<ConfigurationData> data =
                ProvenanceUtil.extractConfiguration(model.getProvenance().getTrainerProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(data);
        String className = model.getProvenance().getTrainerProvenance().getClassName();
        String name = data.stream()
                .filter(each -> each.getClassName().equals(className))
                .findFirst()
                .orElseThrow()
                .getName();
        @SuppressWarnings("unchecked") // the provenance of a model of labels
        Trainer<Label> again = (Trainer<Label>) manager.lookup(name);

        assertThat(predictions(again.train(examples))).isEqualTo(predictions(model));
    }

    @Test
    void train_sameInvocation_makesTheSameChoice() {
        TunedTrainer<Label> one = trainer(CLASSIFIERS, "a.db");
        TunedTrainer<Label> other = trainer(CLASSIFIERS, "b.db");
        one.train(labels(100, 1));
        Model<Label> second = one.train(labels(100, 1));
        Model<Label> again = other.train(labels(100, 1), Map.of(), 1);

        assertThat(one.getInvocationCount()).isEqualTo(2);
        assertThat(other.getInvocationCount()).isEqualTo(2);
        assertThat(configuration(again)).isEqualTo(configuration(second));
        assertThat(predictions(again)).isEqualTo(predictions(second));
    }

    @Test
    void crossValidation_ofATunedTrainer_tunesInEachFold() {
        CrossValidation<Label, ?> folds = new CrossValidation<>(
                trainer(List.of("tribuo:CART"), "a.db"), labels(90, 1), new LabelEvaluator(), 3, 1);

        assertThat(folds.evaluate()).hasSize(3);
        try (Warehouse warehouse = Providers.warehouse(folder.resolve("a.db").toString())) {
            assertThat(warehouse.studies()).hasSize(3);
        }
    }

    @Test
    void train_regressors_beatsTheMean() {
        List<String> learners = List.of("tribuo:CART", "tribuo:LinearSGDRegression", "tribuo:LibSVM");
        Model<Regressor> model = new TunedTrainer<Regressor>(learners, 6, 3, 5, "mae", warehouse("a.db"), false, false)
                .train(numbers(150, 1));

        assertThat(new RegressionEvaluator().evaluate(model, numbers(300, 2)).averageR2())
                .isGreaterThan(0.8);
    }

    @Test
    void train_interrupted_endsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> trainer(CLASSIFIERS, "a.db").train(labels(100, 1)))
                    .isInstanceOf(LearnerException.class)
                    .hasMessageContaining("Interrupted");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    private TunedTrainer<Label> trainer(List<String> learners, String warehouse) {
        return new TunedTrainer<>(learners, 6, 3, 5, "", warehouse(warehouse), false, false);
    }

    private String warehouse(String name) {
        return folder.resolve(name).toString();
    }

    private static String text(Map<String, ? extends Provenance> said, String key) {
        return ((com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance) said.get(key)).getValue();
    }

    private static String configuration(Model<Label> model) {
        return text(model.getProvenance().getInstanceProvenance().getMap(), TunedTrainer.CONFIGURATION);
    }

    private static List<Map<String, Label>> predictions(Model<Label> model) {
        return model.predict(labels(50, 9)).stream()
                .map(prediction -> prediction.getOutputScores())
                .toList();
    }

    /** Two features decide; a third is there in every other row only. */
    private static MutableDataset<Label> labels(int rows, long seed) {
        MutableDataset<Label> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance("two features", new LabelFactory()), new LabelFactory());
        Random random = new Random(seed);
        for (int row = 0; row < rows; row++) {
            double a = random.nextDouble();
            double b = random.nextDouble();
            examples.add(example(new Label(a + b > 1 ? "above" : "below"), a, b, row));
        }
        return examples;
    }

    private static Dataset<Regressor> numbers(int rows, long seed) {
        MutableDataset<Regressor> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance("two features", new RegressionFactory()), new RegressionFactory());
        Random random = new Random(seed);
        for (int row = 0; row < rows; row++) {
            double a = random.nextDouble();
            double b = random.nextDouble();
            examples.add(example(new Regressor("sum", 10 * a + 5 * b), a, b, row));
        }
        return examples;
    }

    private static <T extends org.tribuo.Output<T>> ArrayExample<T> example(T output, double a, double b, int row) {
        return row % 2 == 0
                ? new ArrayExample<>(output, new String[] {"a", "b"}, new double[] {a, b})
                : new ArrayExample<>(output, new String[] {"a", "b", "now and then"}, new double[] {a, b, 1});
    }
}
