package org.headstart.warehouse.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceJsonTest {

    private static final SearchSpace SVM = SearchSpace.of(
            List.of(
                    new CategoricalParameter("kernel", List.of("rbf", "poly", "linear"), "poly", List.of()),
                    new FloatParameter("C", 1.0 / 3, 1e6, Scale.LOG, Math.PI, List.of()),
                    new IntegerParameter("degree", 2, 10, Scale.LINEAR, 3L, List.of(Condition.on("kernel", "poly"))),
                    new FloatParameter(
                            "gamma", 1e-300, 1e300, Scale.LOG, 0.1, List.of(Condition.on("kernel", "rbf", "poly"))),
                    new OrdinalParameter("size", List.of("S", "M", "L"), "L", List.of()),
                    new ConstantParameter("shrinking", "", List.of())),
            List.of(new Forbidden(Map.of("kernel", "linear", "size", "S"))));

    @Test
    void space_ofEveryKind_readsBackEqual() {
        assertThat(SpaceJson.space(SpaceJson.text(SVM))).isEqualTo(SVM);
    }

    @Test
    void file_written_readsBackEqual() {
        SpaceFile file =
                new SpaceFile("svm", "a source", new Metric("loss", Goal.MINIMIZE), SVM, true, "ä\n\"quoted\"");

        assertThat(SpaceJson.file(SpaceJson.text(file))).isEqualTo(file);
    }

    @Test
    void text_ofTheSameSpace_isTheSame() {
        SearchSpace again = SpaceJson.space(SpaceJson.text(SVM));

        assertThat(SpaceJson.text(again)).isEqualTo(SpaceJson.text(SVM)).contains("[\"poly\",\"rbf\"]");
    }

    @Test
    void space_withTwoConditionsOnOneParent_readsBackEqual() {
        Hyperparameter kernel = new CategoricalParameter("kernel", List.of("a", "b", "c"));
        Hyperparameter child = new IntegerParameter("n", 1, 2, Scale.LINEAR)
                .when(List.of(Condition.on("kernel", "a", "b"), Condition.on("kernel", "b", "c")));
        SearchSpace space = SearchSpace.of(kernel, child);

        assertThat(SpaceJson.space(SpaceJson.text(space))).isEqualTo(space);
    }

    @Test
    void space_hierarchy_readsBackEqual() {
        SearchSpace joint = SearchSpace.hierarchy("learner", Map.of("weka:SMO", SVM));

        assertThat(SpaceJson.space(SpaceJson.text(joint))).isEqualTo(joint);
    }

    @Test
    void space_randomRanges_readBackToTheSameBits() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            double low = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(low)) {
                SearchSpace space = SearchSpace.of(new FloatParameter("x", low, low, Scale.LINEAR));
                assertThat(SpaceJson.space(SpaceJson.text(space)))
                        .as("seed %d, low %s", seed, low)
                        .isEqualTo(space);
            }
        }
    }

    @Test
    void space_withoutDefault_takesMiddlesAndFirstChoices() {
        SearchSpace space = SpaceJson.space("""
                {"hyperparameters": [
                  {"name": "a", "type": "float", "low": 1, "high": 100, "scale": "log"},
                  {"name": "b", "type": "categorical", "choices": ["x", "y"]}]}""");

        assertThat(space.defaultConfiguration().number("a")).isCloseTo(10, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(space.defaultConfiguration().text("b")).isEqualTo("x");
    }

    @Test
    void space_whoseMadeUpDefaultIsForbidden_findsAnAllowedOne() {
        SearchSpace space = SpaceJson.space("""
                {"hyperparameters": [
                  {"name": "penalty", "type": "categorical", "choices": ["l1", "l2"]},
                  {"name": "loss", "type": "categorical", "choices": ["hinge", "squared"]}],
                 "forbidden": [{"penalty": "l1", "loss": "hinge"}, {"penalty": "l2", "loss": "hinge"}]}""");

        assertThat(space.defaultConfiguration().text("loss")).isEqualTo("squared");
    }

    @Test
    void space_lenientlyWritten_isUnderstood() {
        SearchSpace space = SpaceJson.space("""
                {"hyperparameters": [
                  {"name": "p", "type": "categorical", "choices": [1, 2.0, true]},
                  {"name": "n", "type": "int", "low": 1.0, "high": 200},
                  {"name": "d", "type": "int", "low": 1, "high": 5, "when": {"p": 2}}],
                 "default": {"p": "TRUE", "n": 100.0, "d": 4}}""");

        assertThat(space.defaultConfiguration().values()).isEqualTo(Map.of("p", "true", "n", 100L));
        assertThat(space.parameter("d").orElseThrow().defaultValue()).isEqualTo(4L);
        assertThat(space.parameter("d").orElseThrow().when()).containsExactly(new Condition("p", Set.of("2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"C\",\"type\":\"float\",\"low\":\"x\",\"high\":2}|'C' at /hyperparameters/0|/hyperparameters/0/low is \"x\"",
                "{\"name\":\"C\",\"type\":\"float\",\"low\":3,\"high\":2}|'C' at /hyperparameters/0|[3.0, 2.0]",
                "{\"name\":\"C\",\"type\":\"float\",\"high\":2}|'C' at /hyperparameters/0|has no 'low'",
                "{\"name\":\"C\",\"type\":\"int\",\"low\":1.5,\"high\":2}|'C' at /hyperparameters/0|1.5",
                "{\"name\":\"C\",\"type\":\"real\"}|'C' at /hyperparameters/0|'real'",
                "{\"name\":\"C\",\"type\":\"int\",\"low\":1,\"high\":2,\"scale\":\"ln\"}|'C' at /hyperparameters/0|'ln'",
                "{\"name\":\"C\",\"type\":\"int\",\"low\":1,\"high\":2,\"lag\":true}|'C' at /hyperparameters/0|'lag'",
                "{\"name\":\"C\",\"type\":\"float\",\"low\":0,\"high\":2,\"scale\":\"log\"}|'C' at /hyperparameters/0|log scale",
                "{\"name\":\"C\",\"type\":\"categorical\",\"choices\":[]}|'C' at /hyperparameters/0|at least one",
                "{\"name\":\"C\",\"type\":\"categorical\",\"choices\":[\"a\",\"a\"]}|'C' at /hyperparameters/0|no two alike",
                "{\"name\":\"C\",\"type\":\"categorical\",\"choices\":[{}]}|'C' at /hyperparameters/0|/hyperparameters/0/choices/0",
                "{\"name\":\"C\",\"type\":\"constant\"}|'C' at /hyperparameters/0|has no 'value'",
                "{\"type\":\"float\"}|/hyperparameters/0|has no 'name'",
                "7|/hyperparameters/0 is 7|an object",
            })
    void space_malformedHyperparameter_isNamedWithItsPlace(String item, String place, String value) {
        assertThatThrownBy(() -> SpaceJson.space("{\"hyperparameters\": [" + item + "]}"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(value);
    }

    @Test
    void space_twoOfOneName_isRefusedWithBothPlaces() {
        String item = "{\"name\":\"C\",\"type\":\"float\",\"low\":1,\"high\":2}";

        assertThatThrownBy(() -> SpaceJson.space("{\"hyperparameters\": [" + item + "," + item + "]}"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("/hyperparameters/0 and /hyperparameters/1");
    }

    @Test
    void space_defaultOutOfRange_isRefusedWithItsPlace() {
        assertThatThrownBy(() -> SpaceJson.space("""
                        {"hyperparameters": [{"name": "C", "type": "float", "low": 1, "high": 2}], "default": {"C": 3}}"""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("/default/C")
                .hasMessageContaining("3");
    }

    @Test
    void space_defaultOfAnUnknownName_isRefused() {
        assertThatThrownBy(() -> SpaceJson.space("""
                        {"hyperparameters": [], "default": {"D": 3}}"""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("[D]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nil",
                "{\"hyperparameters\": []} x",
                "{\"a\": 1, \"a\": 2}",
                "{\"hyperparameters\": 3}",
                "null"
            })
    void space_notASpace_isRefused(String json) {
        assertThatThrownBy(() -> SpaceJson.space(json)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void space_nestedTooDeep_isRefused() {
        assertThatThrownBy(() -> SpaceJson.space("[".repeat(100_000))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void file_unknownGoal_isRefusedWithItsPlace() {
        assertThatThrownBy(() -> SpaceJson.file("""
                        {"name": "x", "metric": {"name": "m", "goal": "up"}, "hyperparameters": []}"""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("/metric/goal is 'up'");
    }
}
