package org.headstart.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.Predictions;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Fidelity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.OptionHandler;

/** Every search space against the library: defaults, options, training. */
class SpacesTest {

    private static final int SAMPLES = 20;
    private static final int FEATURES = 7;
    private static final long SEED = 20_261_121;

    static Stream<WekaLearner> reviewed() {
        return learners().filter(WekaLearner::reviewed);
    }

    static Stream<WekaLearner> derived() {
        return learners().filter(learner -> !learner.reviewed());
    }

    static Stream<WekaLearner> learners() {
        return Catalogue.get().entries().keySet().stream()
                .map(id -> (WekaLearner) new WekaLearnerProvider().find(id).orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void spacesDefault_always_isTheLibrarysDefault(WekaLearner learner) {
        Classifier ours = learner.classifier(learner.space().defaultConfiguration(), FEATURES, null);

        assertThat(options(ours)).isEqualTo(options(learner.libraryDefault()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reviewed")
    void options_ofSampledConfigurations_roundTrip(WekaLearner learner) throws Exception {
        for (Configuration configuration : samples(learner)) {
            Classifier classifier = learner.classifier(configuration, FEATURES, 42);

            Classifier again = classifier.getClass().getConstructor().newInstance();
            ((OptionHandler) again).setOptions(options(classifier));

            assertThat(options(again)).as("%s", configuration).isEqualTo(options(classifier));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reviewed")
    void differentConfigurations_always_giveDifferentOptions(WekaLearner learner) {
        Set<Configuration> configurations = samples(learner);

        Stream<String> distinct = configurations.stream()
                .map(configuration -> String.join(" ", options(learner.classifier(configuration, 10_000, 42))))
                .distinct();

        assertThat(distinct).hasSize(configurations.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reviewed")
    void training_withSampledConfigurations_succeedsInSilence(WekaLearner learner) throws Exception {
        for (TaskType type : learner.taskTypes()) {
            Dataset table = Tables.suiting(learner, type, 90, SEED);
            String noise = noiseOf(() -> {
                for (Configuration configuration : samples(learner)) {
                    train(learner, table, configuration);
                }
                return null;
            });
            assertThat(noise).isEmpty();
        }
    }

    private static void train(Learner learner, Dataset table, Configuration configuration) throws InterruptedException {
        Predictions predictions = learner.train(
                        new Learner.Request(table, configuration, Fidelity.full(2), 7, Device.CPU, null))
                .predict(table);
        assertThat(predictions.values()).hasNumberOfRows(table.rows());
    }

    private static String noiseOf(Callable<?> work) throws Exception {
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream sink = new PrintStream(noise, true, StandardCharsets.UTF_8)) {
            System.setOut(sink);
            System.setErr(sink);
            work.call();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return noise.toString(StandardCharsets.UTF_8);
    }

    private static Set<Configuration> samples(Learner learner) {
        Random random = new Random(SEED);
        Set<Configuration> samples = new LinkedHashSet<>();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(learner.space().sample(random));
        }
        return samples;
    }

    private static String[] options(Classifier classifier) {
        return ((OptionHandler) classifier).getOptions();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("derived")
    void training_ofADerivedLearnerWithItsDefault_succeeds(WekaLearner learner) throws Exception {
        for (TaskType type : learner.taskTypes()) {
            Dataset mixed = Tables.suiting(learner, type, 60, SEED);
            Dataset table = learner.refusal(mixed) == null ? mixed : Tables.counts(type, 60, SEED);

            train(learner, table, learner.space().defaultConfiguration());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weka.classifiers.trees.J48", "weka.classifiers.rules.PART"})
    void reducedErrorPruning_inThisVersionOfWeka_stillFails(String className) throws Exception {
        Classifier classifier = AbstractClassifier.forName(className, new String[] {"-R"});
        Dataset table = Tables.mixed(TaskType.CLASSIFICATION, 3, 200, SEED);

        assertThatThrownBy(() -> classifier.buildClassifier(WekaDatasets.toInstances(table)))
                .as("it is left out of the search space for failing; if it works now, reviews.txt can take it in")
                .hasMessageContaining("not implemented");
    }
}
