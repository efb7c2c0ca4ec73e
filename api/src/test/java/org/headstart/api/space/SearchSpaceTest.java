package org.headstart.api.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.InvalidValueException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private static final CategoricalParameter KERNEL =
            new CategoricalParameter("kernel", List.of("rbf", "poly", "linear"));
    private static final FloatParameter C = new FloatParameter("C", 0.01, 100, Scale.LOG);
    private static final Hyperparameter DEGREE =
            new IntegerParameter("degree", 2, 10, Scale.LINEAR).when(List.of(Condition.on("kernel", "poly")));
    private static final Hyperparameter GAMMA =
            new FloatParameter("gamma", 1e-4, 10, Scale.LOG).when(List.of(Condition.on("kernel", "rbf", "poly")));
    private static final SearchSpace SVM = SearchSpace.of(DEGREE, KERNEL, C, GAMMA);

    @Test
    void configuration_childDeclaredBeforeItsParent_isValidatedAllTheSame() {
        Configuration poly = SVM.configuration(Map.of("kernel", "poly", "C", 1, "gamma", "0.1", "degree", 3));

        assertThat(poly.values())
                .containsExactly(
                        Map.entry("degree", 3L),
                        Map.entry("kernel", "poly"),
                        Map.entry("C", 1.0),
                        Map.entry("gamma", 0.1));
    }

    @Test
    void configuration_inactiveChildGiven_namesItAndItsCondition() {
        assertThatThrownBy(() -> SVM.configuration(Map.of("kernel", "linear", "C", 1, "degree", 3)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'degree' has a value (3), but it is not active");
    }

    @Test
    void configuration_activeChildMissing_namesIt() {
        assertThatThrownBy(() -> SVM.configuration(Map.of("kernel", "rbf", "C", 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'gamma' has no value");
    }

    @Test
    void configuration_unknownName_namesTheNearest() {
        assertThatThrownBy(() -> SVM.configuration(Map.of("kernal", "rbf")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no hyperparameter 'kernal'")
                .hasMessageContaining("Maybe you meant 'kernel'");
    }

    @Test
    void configuration_valueOutOfRange_namesValueAndRange() {
        assertThatThrownBy(() -> SVM.configuration(Map.of("kernel", "linear", "C", 1000)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1000")
                .hasMessageContaining("[0.01, 100.0]");
    }

    @Test
    void complete_partialValues_fillsDefaultsAndDropsInactive() {
        Configuration linear = SVM.complete(Map.of("kernel", "linear", "degree", 5));

        assertThat(linear.values()).containsOnlyKeys("kernel", "C");
        assertThat(linear.number("C")).isEqualTo(1.0, within(1e-12));
    }

    @Test
    void of_forbiddenDefault_isRefused() {
        assertThatThrownBy(() -> SearchSpace.of(List.of(KERNEL), List.of(new Forbidden(Map.of("kernel", "rbf")))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("kernel=rbf");
    }

    @Test
    void of_conditionsInACircle_isRefused() {
        Hyperparameter a = new CategoricalParameter("a", List.of("x")).when(List.of(Condition.on("b", "x")));
        Hyperparameter b = new CategoricalParameter("b", List.of("x")).when(List.of(Condition.on("a", "x")));

        assertThatThrownBy(() -> SearchSpace.of(a, b))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void of_unknownParent_isRefused() {
        assertThatThrownBy(() -> SearchSpace.of(DEGREE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'kernel'");
    }

    @Test
    void of_nothing_hasOneEmptyConfiguration() {
        SearchSpace nothing = SearchSpace.of();

        assertThat(nothing.sample(new Random(1))).isEqualTo(nothing.defaultConfiguration());
        assertThat(new Encoding(nothing).size()).isZero();
    }

    @Test
    void fromUnit_everythingReachable_coversEachChoiceAndBothEnds() {
        IntegerParameter depth = new IntegerParameter("depth", 1, 3, Scale.LINEAR);

        assertThat(List.of(depth.fromUnit(0), depth.fromUnit(0.5), depth.fromUnit(1)))
                .containsExactly(1L, 2L, 3L);
        assertThat(List.of(KERNEL.fromUnit(0), KERNEL.fromUnit(0.5), KERNEL.fromUnit(1)))
                .containsExactly("rbf", "poly", "linear");
        assertThat(List.of(C.fromUnit(0), C.fromUnit(0.5), C.fromUnit(1)))
                .satisfiesExactly(
                        low -> assertThat(low).isEqualTo(0.01),
                        middle -> assertThat(middle).isCloseTo(1, within(1e-12)),
                        high -> assertThat(high).isEqualTo(100));
    }

    @RepeatedTest(200)
    void sample_anySpace_isValidAndSurvivesTheUnitCube(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        SearchSpace space = RandomSpaces.next(random);

        for (int i = 0; i < 20; i++) {
            Configuration sampled = space.sample(random);

            assertThat(space.configuration(sampled.values()))
                    .as("seed %d", seed)
                    .isEqualTo(sampled);
            assertThat(space.forbidden()).as("seed %d", seed).noneMatch(combination -> combination.matches(sampled));
            assertThat(Arrays.stream(new Encoding(space).encode(sampled)))
                    .as("seed %d", seed)
                    .allMatch(x -> x >= 0 && x <= 1);
            Configuration back = space.fromUnit(space.toUnit(sampled));
            assertThat(back.values().keySet())
                    .as("seed %d", seed)
                    .isEqualTo(sampled.values().keySet());
            sampled.values().forEach((name, value) -> {
                if (value instanceof Double number) {
                    assertThat(back.number(name))
                            .as("seed %d", seed)
                            .isCloseTo(number, within(1e-9 * (1 + Math.abs(number))));
                } else {
                    assertThat(back.get(name)).as("seed %d", seed).isEqualTo(value);
                }
            });
        }
    }

    @RepeatedTest(50)
    void fromUnit_anyPoint_givesAnAllowedConfiguration(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        SearchSpace space = RandomSpaces.next(random);

        Configuration configuration =
                space.fromUnit(random.doubles(space.size()).toArray());

        assertThat(space.configuration(configuration.values()))
                .as("seed %d", seed)
                .isEqualTo(configuration);
    }

    @Test
    void fromUnit_forbiddenPoint_movesToAnAllowedNeighbour() {
        SearchSpace space = SearchSpace.of(
                List.of(KERNEL, C),
                List.of(new Forbidden(Map.of("kernel", "linear")), new Forbidden(Map.of("kernel", "poly"))));

        assertThat(space.fromUnit(new double[] {0.99, 0.25}).values()).containsEntry("kernel", "rbf");
    }

    @Test
    void hierarchy_twoLearners_activatesOnlyTheChosenOnesHyperparameters() {
        Map<String, SearchSpace> learners = new LinkedHashMap<>();
        learners.put("svm", SVM);
        learners.put("tree", SearchSpace.of(new IntegerParameter("depth", 1, 20, Scale.LINEAR)));
        SearchSpace joint = SearchSpace.hierarchy("learner", learners);

        Configuration tree = joint.complete(Map.of("learner", "tree", "tree/depth", 7));
        Configuration svm = joint.complete(Map.of("learner", "svm", "svm/kernel", "poly"));

        assertThat(tree.values()).containsOnlyKeys("learner", "tree/depth");
        assertThat(svm.values()).containsOnlyKeys("learner", "svm/degree", "svm/kernel", "svm/C", "svm/gamma");
        assertThat(SearchSpace.below("tree", tree)).containsExactly(Map.entry("depth", 7L));
    }

    @Test
    void encode_everyKind_followsTheStatedScheme() {
        SearchSpace space = SearchSpace.of(
                KERNEL,
                C,
                new OrdinalParameter("size", List.of("s", "m", "l")),
                GAMMA,
                new ConstantParameter("fixed", "1", List.of()));

        double[] point = new Encoding(space).encode(space.complete(Map.of("kernel", "linear", "C", 10, "size", "l")));

        assertThat(point).containsExactly(new double[] {0, 0, 0.5, 0.75, 1, 0.5}, within(1e-12));
    }

    @Test
    void text_wholeNumbers_haveNoFraction() {
        assertThat(Configuration.text(3.0)).isEqualTo("3");
        assertThat(Configuration.text(0.25)).isEqualTo("0.25");
        assertThat(Configuration.text(-7L)).isEqualTo("-7");
        assertThat(Configuration.text(true)).isEqualTo("true");
    }

    @Test
    void parameters_badRanges_nameTheValues() {
        assertThatThrownBy(() -> new FloatParameter("x", 2, 1, Scale.LINEAR)).hasMessageContaining("[2.0, 1.0]");
        assertThatThrownBy(() -> new FloatParameter("x", 0, 1, Scale.LOG)).hasMessageContaining("log scale from 0.0");
        assertThatThrownBy(() -> new IntegerParameter("x", 1, 5, Scale.LINEAR, 9L, List.of()))
                .hasMessageContaining("9");
        assertThatThrownBy(() -> new CategoricalParameter("x", List.of())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new OrdinalParameter("x", List.of("a"), "b", List.of()))
                .hasMessageContaining("'b'");
        assertThatThrownBy(() -> new FloatParameter("x", Double.NaN, 1, Scale.LINEAR))
                .hasMessageContaining("NaN");
    }
}
