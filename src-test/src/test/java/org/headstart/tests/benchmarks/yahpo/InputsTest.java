package org.headstart.tests.benchmarks.yahpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headstart.api.dataset.DataException;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

    private static final String SPACE = """
            {"hyperparameters": [
              {"name": "cost", "type": "uniform_float", "log": true, "lower": 0.001, "upper": 1000.0},
              {"name": "degree", "type": "uniform_int", "log": false, "lower": 2, "upper": 5},
              {"name": "kernel", "type": "categorical", "choices": ["linear", "radial"]},
              {"name": "shrinking", "type": "categorical", "choices": [true, false]},
              {"name": "depth", "type": "ordinal", "sequence": [1, 2, 4]},
              {"name": "replace", "type": "categorical", "choices": ["TRUE", "FALSE"]},
              {"name": "scale", "type": "constant", "value": 0.5},
              {"name": "task_id", "type": "categorical", "choices": ["3", "11", "12"]},
              {"name": "epoch", "type": "uniform_int", "log": false, "lower": 3, "upper": 52},
              {"name": "repl", "type": "categorical", "choices": ["1", "10", "2"]},
              {"name": "replication", "type": "uniform_int", "log": false, "lower": 1, "upper": 7}]}
            """;

    private static final String CODES = """
            {"kernel": {"#na#": 0, "linear": 1, "radial": 2}, "shrinking": {"#na#": 0, "FALSE": 1, "TRUE": 2},
             "task_id": {"#na#": 0, "11": 1, "12": 2, "3": 3}, "repl": {"#na#": 0, "1": 1, "10": 2, "2": 3}}
            """;

    private static final List<String> SEARCHED = List.of("kernel", "shrinking", "cost", "degree", "depth");

    @TempDir
    Path folder;

    private ConfigSpace space;
    private Inputs inputs;

    @BeforeEach
    void read() throws IOException {
        space = ConfigSpace.read(write("config_space.json", SPACE));
        ConfigSpace.Parameter instance = space.instance(List.of("11", "3"));
        inputs = new Inputs(
                space,
                CategoryCodes.read(write("encoding.json", CODES)),
                instance,
                space.fidelities(SEARCHED, instance));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Configuration configuration(Map<String, Object> values) {
        return SearchSpace.of(
                        new CategoricalParameter("kernel", List.of("linear", "radial")),
                        new CategoricalParameter("shrinking", List.of("true", "false")),
                        new FloatParameter("cost", 0.001, 1000, Scale.LOG),
                        new IntegerParameter("degree", 2, 5, Scale.LINEAR))
                .configuration(values);
    }

    @Test
    void of_configuration_isCodesForCategoriesAndRawNumbers() {
        Map<String, Double> told = inputs.of(
                "3", configuration(Map.of("kernel", "radial", "shrinking", "true", "cost", 2.5, "degree", 3)), 1);

        assertThat(told)
                .contains(entry("kernel", 2.0), entry("shrinking", 2.0), entry("cost", 2.5), entry("degree", 3.0))
                .contains(entry("task_id", 3.0));
    }

    @Test
    void of_inactiveHyperparameters_areNotSetAndZero() {
        SearchSpace narrow = SearchSpace.of(new FloatParameter("cost", 0.001, 1000, Scale.LOG));

        Map<String, Double> told = inputs.of("11", narrow.configuration(Map.of("cost", 1.0)), 1);

        assertThat(told)
                .contains(entry("kernel", 0.0), entry("degree", 0.0), entry("depth", 0.0))
                .doesNotContainKey("replace");
    }

    @Test
    void of_fidelities_areTheirSharesButRepetitionsTheLastAndConstantsThemselves() {
        Configuration any = configuration(Map.of("kernel", "linear", "shrinking", "false", "cost", 1.0, "degree", 2));

        assertThat(inputs.of("12", any, 1))
                .contains(entry("epoch", 52.0), entry("repl", 2.0), entry("replication", 7.0), entry("scale", 0.5));
        assertThat(inputs.of("12", any, 1.0 / 9))
                .contains(entry("epoch", 6.0), entry("repl", 2.0), entry("replication", 7.0));
        assertThat(inputs.of("12", any, 0.01)).contains(entry("epoch", 3.0));
    }

    @Test
    void leastShare_ofTheFidelityThatCanBeBought_isWhereItReachesItsSmallestValue() {
        assertThat(inputs.leastShare()).isEqualTo(3 / 52.0);
        assertThat(new Inputs(space, inputs.codes(), inputs.instance(), List.of()).leastShare())
                .isEqualTo(1);
    }

    @Test
    void names_withAndWithoutCodes_areCategoriesAndNumbers() {
        assertThat(inputs.categories()).containsExactlyInAnyOrder("kernel", "shrinking", "task_id", "repl");
        assertThat(inputs.numbers())
                .containsExactlyInAnyOrder("cost", "degree", "depth", "scale", "epoch", "replication");
    }

    @Test
    void columns_ofWhatIsTold_areInTheirOrder() {
        Map<String, Double> told = Map.of("kernel", 2.0, "task_id", 3.0, "cost", 0.1, "degree", 4.0);
        Columns columns = new Columns(List.of("task_id", "kernel"), List.of("degree", "cost"));

        assertThat(columns.codes(told)).containsExactly(3, 2);
        assertThat(columns.values(told)).containsExactly(4f, 0.1f);
    }

    @Test
    void of_unknownCategory_saysTheKnownOnes() {
        SearchSpace other = SearchSpace.of(new CategoricalParameter("kernel", List.of("sigmoid", "linear")));

        assertThatThrownBy(() -> inputs.of("3", other.configuration(Map.of("kernel", "sigmoid")), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'sigmoid'")
                .hasMessageContaining("linear, radial");
    }

    @Test
    void instance_noneThatListsTheTasks_isAnError() {
        assertThatThrownBy(() -> space.instance(List.of("3", "999")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 tasks");
    }

    @Test
    void read_unknownType_isAnErrorThatNamesIt() throws IOException {
        Path file = write("other.json", "{\"hyperparameters\": [{\"name\": \"x\", \"type\": \"beta_float\"}]}");

        assertThatThrownBy(() -> ConfigSpace.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("beta_float");
    }
}
