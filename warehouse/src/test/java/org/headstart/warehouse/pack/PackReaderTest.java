package org.headstart.warehouse.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackReaderTest {

    private static final String SPACE = """
            {"name": "svm", "metric": {"name": "accuracy", "goal": "maximize"}, "hyperparameters": [
              {"name": "kernel", "type": "categorical", "choices": ["rbf", "poly"]},
              {"name": "C", "type": "float", "low": 0.001, "high": 1000, "scale": "log"},
              {"name": "degree", "type": "int", "low": 2, "high": 5, "when": {"kernel": ["poly"]}}]}
            """;

    private static final String TASKS = """
            task,split,n,skew
            iris,train,150,
            wine,test,,-0.5
            """;

    private static final String TRIALS = """
            task,kernel,C,degree,value,seconds,run
            iris,rbf,1.5,,0.9,2.5,a
            wine,poly,0.001,3,0.7,,b
            iris,poly,1000,5.0,0.8,0,c
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        put("space.json", SPACE);
        put("tasks.csv", TASKS);
        put("trials.csv", TRIALS);
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> PackReader.read(folder))
                .isInstanceOf(WarehouseException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(List.of(words)));
    }

    @Test
    void read_pack_hasTasksMetaFeaturesAndTrials() {
        Pack pack = PackReader.read(folder);

        assertThat(pack.name()).isEqualTo("svm");
        assertThat(pack.metric()).isEqualTo(Metric.ACCURACY);
        assertThat(pack.description().defaultDeclared()).isFalse();
        assertThat(pack.train()).extracting(PackTask::name).containsExactly("iris");
        assertThat(pack.test()).extracting(PackTask::name).containsExactly("wine");
        assertThat(pack.trials()).isEqualTo(3);
        assertThat(pack.clamped()).isZero();
        assertThat(pack.tasks().get(0).metaFeatures().values())
                .isEqualTo(Map.of("n", new Known(150), "skew", new NotApplicable("unknown")));
    }

    @Test
    void read_trials_keepTheirOrderAndTheirColumns() {
        PackTask iris = PackReader.read(folder).train().get(0);

        assertThat(iris.observations()).extracting(Observation::number).containsExactly(0, 1);
        assertThat(iris.observations()).extracting(Observation::value).containsExactly(0.9, 0.8);
        assertThat(iris.observations()).extracting(Observation::seconds).containsExactly(2.5, 0.0);
        assertThat(iris.observations().get(0).configuration().values()).isEqualTo(Map.of("kernel", "rbf", "C", 1.5));
        assertThat(iris.observations().get(1).configuration().values())
                .isEqualTo(Map.of("kernel", "poly", "C", 1000.0, "degree", 5L));
        assertThat(iris.extras()).isEqualTo(Map.of("run", List.of("a", "c")));
    }

    @Test
    void read_compressedTrials_areTheSame() throws IOException {
        Pack plain = PackReader.read(folder);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("trials.csv.gz")))) {
            Files.copy(folder.resolve("trials.csv"), out);
        }
        Files.delete(folder.resolve("trials.csv"));

        assertThat(PackReader.read(folder)).isEqualTo(plain);
    }

    @Test
    void read_columnsInAnotherOrder_areFoundByName() throws IOException {
        put("trials.csv", "task,degree,run,kernel,value,C\niris,,x,rbf,0.9,1.5\n");

        assertThat(PackReader.read(folder)
                        .train()
                        .get(0)
                        .observations()
                        .get(0)
                        .configuration()
                        .values())
                .isEqualTo(Map.of("kernel", "rbf", "C", 1.5));
    }

    @Test
    void read_boundsMissedByRounding_areClampedAndCounted() throws IOException {
        put(
                "trials.csv",
                "task,kernel,C,degree,value\niris,rbf,0.0009999999999,,1\niris,poly,1000.0000001,2.9999999,1\n");

        Pack pack = PackReader.read(folder);

        assertThat(pack.clamped()).isEqualTo(3);
        assertThat(pack.train().get(0).observations().get(0).configuration().number("C"))
                .isEqualTo(0.001);
        assertThat(pack.train().get(0).observations().get(1).configuration().values())
                .isEqualTo(Map.of("kernel", "poly", "C", 1000.0, "degree", 3L));
    }

    @Test
    void read_windowsFileWithMarkAndQuotes_isUnderstood() throws IOException {
        put("tasks.csv", "\ufefftask,split,n\r\n\"a, \"\"b\"\"\",train,1\r\n");
        put("trials.csv", "task,kernel,C,degree,value\r\n\"a, \"\"b\"\"\",rbf,1,,0.5\r\n");

        assertThat(PackReader.read(folder).train()).extracting(PackTask::name).containsExactly("a, \"b\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iris,rbf,2000,,0.9,,|'C'|2000",
                "iris,rbf,abc,,0.9,,|'C'|abc",
                "iris,rbf,NaN,,0.9,,|'C'|NaN",
                "iris,sigmoid,1,,0.9,,|'kernel'|sigmoid",
                "iris,rbf,1,3,0.9,,|'degree'|not active",
                "iris,poly,1,,0.9,,|'degree'|no value",
                "iris,poly,1,2.5,0.9,,|'degree'|2.5",
                "iris,rbf,1,,,,|value|must be a number",
                "iris,rbf,1,,NaN,,|value|finite",
                "iris,rbf,1,,0.9,-1,|seconds|-1",
                "glass,rbf,1,,0.9,,|'glass'|'iris'",
                "iris,rbf,1|3 cells|7",
            })
    void read_malformedTrial_isNamedWithFileAndLine(String row, String what, String value) throws IOException {
        put("trials.csv", TRIALS + row + "\n");

        assertRefused("trials.csv", "line 5", what, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "glass,train,abc,1|'n'",
                "glass,valid,1,1|'valid'",
                "iris,train,1,1|twice",
                "glass,train|cells",
                " ,train,1,1|name of a task",
            })
    void read_malformedTask_isNamedWithFileAndLine(String row, String what) throws IOException {
        put("tasks.csv", TASKS + row + "\n");

        assertRefused("tasks.csv", "line 4", what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,split", "task", "task,split,a,a", "split,task"})
    void read_headerOfTasksMalformed_isRefused(String header) throws IOException {
        put("tasks.csv", header + "\n");

        assertRefused("tasks.csv", "line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task,kernel,C,degree",
                "task,kernel,C,value",
                "kernel,C,degree,value",
                "task,kernel,C,degree,run,run,value",
                "task,value,kernel,C,degree,value"
            })
    void read_headerOfTrialsMalformed_isRefused(String header) throws IOException {
        put("trials.csv", header + "\n");

        assertRefused("trials.csv", "line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"space.json", "tasks.csv", "trials.csv"})
    void read_fileMissing_isNamed(String name) throws IOException {
        Files.delete(folder.resolve(name));

        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"space.json", "tasks.csv", "trials.csv"})
    void read_fileEmpty_isNamed(String name) throws IOException {
        put(name, "");

        assertRefused(name);
    }

    @Test
    void read_gzipThatIsNone_isNamed() throws IOException {
        put("trials.csv.gz", "not compressed");

        assertRefused("trials.csv.gz");
    }

    @Test
    void read_randomBytes_areRefusedOrRead() throws IOException {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = TRIALS.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 4; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(folder.resolve("trials.csv"), bytes);
            try {
                assertThat(PackReader.read(folder).tasks())
                        .as("seed %d, round %d", seed, round)
                        .hasSize(2);
            } catch (WarehouseException e) {
                assertThat(e).hasMessageContaining("trials.csv");
            }
        }
    }

    @Test
    void find_folderOfPacks_findsThemInOrder() throws IOException {
        for (String name : List.of("b", "a")) {
            PackWriter.write(PackReader.read(folder), folder.resolve("more").resolve(name), false);
        }

        assertThat(PackReader.find(folder.resolve("more")))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("a", "b");
        assertThat(PackReader.find(folder)).contains(folder).hasSize(3);
    }

    @Test
    void write_everyKindOfHyperparameter_readsBackEqual() {
        SearchSpace space = SearchSpace.of(
                new CategoricalParameter("value", List.of("", "a,b", "\"q\"")),
                new OrdinalParameter("task", List.of("low", "1e-04", "ä\nb")),
                new FloatParameter("seconds", -1e300, 1e300, Scale.LINEAR),
                new IntegerParameter("split", -5, 1L << 40, Scale.LINEAR).when(List.of(Condition.on("value", ""))),
                new ConstantParameter("constant", "", List.of(Condition.on("value", "a,b"))));
        long seed = 7;
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            observations.add(Observation.of(i, "odd", space.sample(random), random.nextGaussian() * 1e-300));
        }
        SpaceFile description = new SpaceFile("odd", "here", Metric.RMSE, space, true, "notes");
        PackTask task = new PackTask(
                "a task",
                true,
                new MetaFeatureVector("pack odd", Map.of("x", new Known(1.0 / 3))),
                observations,
                Map.of());
        Pack pack = new Pack(description, List.of(task), 0);

        PackWriter.write(pack, folder, true);

        assertThat(PackReader.read(folder)).as("seed %d", seed).isEqualTo(pack);
    }

    @Test
    void write_plainAfterCompressed_leavesOneFileOfTrials() {
        Pack pack = PackReader.read(folder);

        PackWriter.write(pack, folder, true);
        assertThat(folder.resolve("trials.csv")).doesNotExist();
        PackWriter.write(pack, folder, false);

        assertThat(folder.resolve("trials.csv.gz")).doesNotExist();
        assertThat(PackReader.read(folder)).isEqualTo(pack);
    }
}
