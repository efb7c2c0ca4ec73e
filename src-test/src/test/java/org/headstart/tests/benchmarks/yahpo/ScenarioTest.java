package org.headstart.tests.benchmarks.yahpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.headstart.api.TuningMethod;
import org.headstart.api.dataset.DataException;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Hyperparameter;
import org.headstart.tests.benchmarks.yahpo.ColumnSearch.Found;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackReader;
import org.headstart.warehouse.pack.PackTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The surrogates as they are called here say what they said when their trials were recorded. Skipped where they are absent. */
class ScenarioTest {

    private static final long SEED = 20240521;

    @TempDir
    Path folder;

    /** Opening it asks for all recorded trials at once; one by one, as optimizers ask, they are the same. */
    @ParameterizedTest
    @ValueSource(strings = {"lcbench", "rbv2_xgboost"})
    void value_recordedTrials_areReproduced(String name) {
        try (Scenario scenario = Scenario.open(Surrogates.folder(name))) {
            double rounding = 1e-5
                    * scenario.bounds(scenario.pack().train().get(0).name()).best();
            assertThat(scenario.layout().largest()).isLessThan(rounding);
            for (PackTask task : scenario.pack().train()) {
                for (Observation trial : task.observations().subList(0, 10)) {
                    assertThat(scenario.value(task.name(), trial.configuration(), 1))
                            .isCloseTo(trial.value(), within(rounding));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lcbench", "rbv2_xgboost"})
    void value_atPartOfTheFidelity_isAnother(String name) {
        try (Scenario scenario = Scenario.open(Surrogates.folder(name))) {
            PackTask task = scenario.pack().train().get(0);
            Observation trial = task.observations().get(1);

            assertThat(scenario.value(task.name(), trial.configuration(), 0.2))
                    .isFinite()
                    .isNotCloseTo(trial.value(), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lcbench", "rbv2_xgboost"})
    void find_namesInNoUsualOrder_areSortedOutByTheRecord(String name) {
        Path source = Surrogates.folder(name);
        Pack pack = PackReader.read(source);
        try (Surrogate surrogate = new Surrogate(source.resolve("model.onnx"))) {
            Inputs inputs = inputs(source, pack);
            Recorded recorded = Recorded.of(pack.tasks(), inputs);
            List<String> searched = new ArrayList<>(
                    pack.space().parameters().stream().map(Hyperparameter::name).toList());
            Found right = new ColumnSearch(surrogate, inputs, searched, recorded).find();
            List<String> numbers = searched.stream()
                    .filter(known -> !inputs.codes().has(known))
                    .toList();
            Collections.swap(searched, searched.indexOf(numbers.get(0)), searched.indexOf(numbers.get(3)));
            Collections.swap(searched, searched.indexOf(numbers.get(1)), searched.indexOf(numbers.get(2)));

            Found found = new ColumnSearch(surrogate, inputs, searched, recorded).find();

            assertThat(found).isEqualTo(right);
        }
    }

    private static Inputs inputs(Path source, Pack pack) {
        ConfigSpace space = ConfigSpace.read(source.resolve("config_space.json"));
        ConfigSpace.Parameter instance =
                space.instance(pack.tasks().stream().map(PackTask::name).toList());
        List<String> searched =
                pack.space().parameters().stream().map(Hyperparameter::name).toList();
        return new Inputs(
                space,
                CategoryCodes.read(source.resolve("encoding.json")),
                instance,
                space.fidelities(searched, instance));
    }

    @Test
    void open_otherCountOfColumnsThanTheModels_saysBothCounts() throws IOException {
        copy(Surrogates.folder("lcbench"));
        Path space = folder.resolve("config_space.json");
        String extra = "{\"name\":\"extra\",\"type\":\"uniform_float\",\"lower\":0,\"upper\":1,\"log\":false},";
        Files.writeString(
                space,
                Files.readString(space).replaceFirst("\"hyperparameters\": \\[", "\"hyperparameters\": [" + extra));

        assertThatThrownBy(() -> Scenario.open(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'x_cont' has 8 columns")
                .hasMessageContaining("9 hyperparameters");
    }

    @Test
    void open_trialsOfAnotherModel_areNotReproduced() throws IOException {
        copy(Surrogates.folder("lcbench"));
        Files.delete(folder.resolve("trials.csv.gz"));
        Random random = new Random(SEED);
        StringBuilder trials = new StringBuilder(
                "task,batch_size,learning_rate,momentum,weight_decay,num_layers,max_units,max_dropout,value\n");
        for (int i = 0; i < 20; i++) {
            trials.append(
                    String.format(Locale.ROOT, "7593,%d,0.01,0.5,0.01,3,128,0.5,%.6f%n", 16 + i, random.nextDouble()));
        }
        Files.writeString(folder.resolve("trials.csv"), trials);

        assertThatThrownBy(() -> Scenario.open(folder))
                .as("seed %d", SEED)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("No order of the columns reproduces the 20 recorded trials");
    }

    @Test
    void open_noModelInTheFile_saysWhichFile() throws IOException {
        copy(Surrogates.folder("lcbench"));
        Files.writeString(folder.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1");

        assertThatThrownBy(() -> Scenario.open(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("model.onnx");
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    @Test
    void run_anyNumberOfThreads_yieldsTheSameCurvesAndKnownOnesAreKept() throws InterruptedException {
        try (Scenario scenario = Scenario.open(Surrogates.folder("lcbench"))) {
            List<TuningMethod> methods = List.of(TuningMethod.of("random"));
            Campaign campaign = new Campaign(scenario, methods, 3, 2, Sources.ALL);
            List<Fold> folds = Fold.declared(scenario.pack());

            List<RegretCurve> one = campaign.run(folds, Map.of(), 1, curve -> {});
            List<RegretCurve> four = campaign.run(folds, Map.of(), 4, curve -> {});
            List<RegretCurve> fresh = Collections.synchronizedList(new ArrayList<>());
            RegretCurve known = one.get(3);
            campaign.run(folds, Map.of(known.key(), known), 2, fresh::add);

            assertThat(one).hasSize(14).isEqualTo(four);
            assertThat(one)
                    .allSatisfy(curve -> assertThat(List.copyOf(curve.regrets().values()))
                            .hasSize(3)
                            .isSortedAccordingTo(Collections.reverseOrder())
                            .allSatisfy(regret -> assertThat(regret).isBetween(0.0, 1.5)));
            assertThat(fresh).hasSize(13).doesNotContain(known);
        }
    }
}
