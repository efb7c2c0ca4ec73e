package org.headstart.api.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.headstart.api.space.CommonTerms.Level;
import org.headstart.api.space.CommonTerms.Quantity;
import org.headstart.api.space.Translation.Translated;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TranslationTest {

    private static final FloatParameter C = new FloatParameter("C", 0.01, 100, Scale.LOG);
    private static final CategoricalParameter KERNEL = new CategoricalParameter("kernel", List.of("rbf", "poly"));
    private static final Hyperparameter GAMMA =
            new FloatParameter("gamma", 1e-4, 10, Scale.LOG, 0.5, List.of(Condition.on("kernel", "rbf")));

    private static Translated translated(SearchSpace from, SearchSpace to, Map<String, ?> values) {
        return Translation.between(from, to).of(from.configuration(values)).orElseThrow();
    }

    @RepeatedTest(200)
    void of_sameSpace_isTheIdentity(RepetitionInfo round) {
        SplittableRandom random = new SplittableRandom(round.getCurrentRepetition());
        SearchSpace space = RandomSpaces.next(random);
        Configuration configuration = space.sample(random);

        assertThat(Translation.between(space, space).of(configuration))
                .as("seed %d", round.getCurrentRepetition())
                .contains(new Translated(configuration, 0));
    }

    @RepeatedTest(200)
    void of_supersetAndBack_isTheIdentity(RepetitionInfo round) {
        SplittableRandom random = new SplittableRandom(round.getCurrentRepetition());
        SearchSpace space = RandomSpaces.next(random);
        SearchSpace superset = widened(space, random);
        Configuration configuration = space.sample(random);

        Translated there =
                Translation.between(space, superset).of(configuration).orElseThrow();

        assertThat(there.isExact()).as("seed %d", round.getCurrentRepetition()).isTrue();
        assertThat(Translation.between(superset, space).of(there.configuration()))
                .as("seed %d", round.getCurrentRepetition())
                .contains(new Translated(configuration, 0));
    }

    @RepeatedTest(500)
    void of_unrelatedSpaces_isAllowedThereOrNothing(RepetitionInfo round) {
        SplittableRandom random = new SplittableRandom(round.getCurrentRepetition());
        SearchSpace from = RandomSpaces.next(random);
        SearchSpace to = RandomSpaces.next(random);

        Optional<Translated> found = Translation.between(from, to).of(from.sample(random));

        found.ifPresent(translated -> {
            assertThat(to.configuration(translated.configuration().values()))
                    .as("seed %d", round.getCurrentRepetition())
                    .isEqualTo(translated.configuration());
            assertThat(translated.distance()).isBetween(0.0, 1.0);
        });
    }

    /** Wider ranges, further choices, further hyperparameters; the defaults stay. */
    private static SearchSpace widened(SearchSpace space, SplittableRandom random) {
        List<Hyperparameter> parameters = new ArrayList<>();
        for (Hyperparameter parameter : space.parameters()) {
            parameters.add(random.nextBoolean() ? parameter : widened(parameter));
        }
        parameters.add(random.nextInt(parameters.size() + 1), new CategoricalParameter("added", List.of("no", "yes")));
        parameters.add(new FloatParameter("addedToo", 0, 1, Scale.LINEAR, 0.3, List.of(Condition.on("added", "no"))));
        return SearchSpace.of(parameters, space.forbidden());
    }

    private static Hyperparameter widened(Hyperparameter parameter) {
        if (parameter instanceof FloatParameter f) {
            double low = f.scale() == Scale.LOG ? f.low() / 2 : f.low() - 1;
            return new FloatParameter(f.name(), low, f.high() * 2, f.scale(), f.defaultValue(), f.when());
        }
        if (parameter instanceof IntegerParameter i) {
            return new IntegerParameter(i.name(), i.low(), i.high() + 7, i.scale(), i.defaultValue(), i.when());
        }
        if (parameter instanceof CategoricalParameter c) {
            List<String> choices = new ArrayList<>(c.choices());
            choices.add(0, "new");
            return new CategoricalParameter(c.name(), choices, c.defaultValue(), c.when());
        }
        return parameter;
    }

    @Test
    void of_addedHyperparameter_takesTheDefaultThatRan() {
        Translated found = translated(SearchSpace.of(C), SearchSpace.of(GAMMA, C, KERNEL), Map.of("C", 3));

        assertThat(found.configuration().values())
                .containsExactly(Map.entry("gamma", 0.5), Map.entry("C", 3.0), Map.entry("kernel", "rbf"));
        assertThat(found.isExact()).isTrue();
    }

    @Test
    void of_activeOnlyInTheNewSpace_takesTheOldDefault() {
        Hyperparameter always = new FloatParameter("gamma", 1e-4, 10, Scale.LOG, 2.0, List.of());

        Translated found =
                translated(SearchSpace.of(KERNEL, GAMMA), SearchSpace.of(KERNEL, always), Map.of("kernel", "poly"));

        assertThat(found.configuration().get("gamma")).isEqualTo(0.5);
        assertThat(found.isExact()).isTrue();
    }

    @Test
    void of_removedHyperparameter_isExactOnlyAtItsDefault() {
        SearchSpace both = SearchSpace.of(C, KERNEL);

        assertThat(translated(both, SearchSpace.of(C), Map.of("C", 3, "kernel", "rbf"))
                        .distance())
                .isZero();
        assertThat(translated(both, SearchSpace.of(C), Map.of("C", 3, "kernel", "poly"))
                        .distance())
                .isOne();
    }

    @Test
    void of_narrowedRange_isMovedToItsEndAndSaysHowFar() {
        SearchSpace narrow = SearchSpace.of(new FloatParameter("C", 0.1, 10, Scale.LOG));

        Translated moved = translated(SearchSpace.of(C), narrow, Map.of("C", 100));
        Translated within = translated(SearchSpace.of(C), narrow, Map.of("C", 0.1));

        assertThat(moved.configuration().get("C")).isEqualTo(10.0);
        assertThat(moved.distance()).isCloseTo(0.25, within(1e-12));
        assertThat(within).isEqualTo(new Translated(narrow.configuration(Map.of("C", 0.1)), 0));
    }

    @Test
    void of_levelThatIsGone_hasNoTranslation() {
        SearchSpace from = SearchSpace.of(KERNEL);
        SearchSpace to = SearchSpace.of(new CategoricalParameter("kernel", List.of("rbf", "linear")));

        assertThat(Translation.between(from, to).of(from.configuration(Map.of("kernel", "poly"))))
                .isEmpty();
    }

    @Test
    void of_forbiddenThere_hasNoTranslation() {
        SearchSpace from = SearchSpace.of(KERNEL);
        SearchSpace to = SearchSpace.of(List.of(KERNEL), List.of(new Forbidden(Map.of("kernel", "poly"))));

        assertThat(Translation.between(from, to).of(from.configuration(Map.of("kernel", "poly"))))
                .isEmpty();
    }

    @Test
    void of_numberToList_takesTheStepOfTheLeastRatio() {
        SearchSpace numbers = SearchSpace.of(new IntegerParameter("depth", 1, 40, Scale.LINEAR));
        SearchSpace steps = SearchSpace.of(
                new OrdinalParameter("depth", List.of("2", "4", "8", "unlimited"), "unlimited", List.of()));

        assertThat(translated(numbers, steps, Map.of("depth", 4))
                        .configuration()
                        .text("depth"))
                .isEqualTo("4");
        assertThat(translated(numbers, steps, Map.of("depth", 40))
                        .configuration()
                        .text("depth"))
                .isEqualTo("8");
        assertThat(translated(numbers, steps, Map.of("depth", 4)).isExact()).isTrue();
        assertThat(Translation.between(steps, numbers).of(steps.defaultConfiguration()))
                .isEmpty();
    }

    @Test
    void of_newSwitchInFrontOfAnOldHyperparameter_isTurnedOn() {
        SearchSpace now = SearchSpace.of(
                new CategoricalParameter("C.set", List.of("false", "true")),
                C.when(List.of(Condition.on("C.set", "true"))));

        assertThat(translated(SearchSpace.of(C), now, Map.of("C", 7))
                        .configuration()
                        .values())
                .containsExactly(Map.entry("C.set", "true"), Map.entry("C", 7.0));
    }

    private static final SearchSpace ONE = SearchSpace.of(
            new FloatParameter("lambda", 0.001, 1, Scale.LOG),
            new CategoricalParameter("type", List.of("poly", "rbf", "puk")),
            new IntegerParameter("exponent", 1, 3, Scale.LINEAR, 2L, List.of(Condition.on("type", "poly"))),
            new FloatParameter("own", 0, 1, Scale.LINEAR, 0.0, List.of()));
    private static final CommonTerms ONES = new CommonTerms(
            List.of(new Quantity("cost", "lambda", 0.5, true), new Quantity("degree", "exponent", 1, false)),
            List.of(
                    new Level("kernel", "linear", ordered("type", "poly", "exponent", "1")),
                    new Level("kernel", "polynomial", Map.of("type", "poly")),
                    new Level("kernel", "radial", Map.of("type", "rbf"))));
    private static final SearchSpace OTHER = SearchSpace.of(
            new CategoricalParameter("kernel", List.of("LINEAR", "POLY", "RBF")),
            new IntegerParameter("degree", 2, 5, Scale.LINEAR).when(List.of(Condition.on("kernel", "POLY"))),
            new FloatParameter("C", 0.01, 1e3, Scale.LOG));
    private static final CommonTerms OTHERS = new CommonTerms(
            List.of(new Quantity("cost", "C", 1, false), new Quantity("degree", "degree", 1, false)),
            List.of(
                    new Level("kernel", "linear", Map.of("kernel", "LINEAR")),
                    new Level("kernel", "polynomial", Map.of("kernel", "POLY")),
                    new Level("kernel", "radial", Map.of("kernel", "RBF"))));

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Optional<Translated> toOther(Map<String, ?> values) {
        return Translation.between(ONE, ONES, OTHER, OTHERS).of(ONE.configuration(values));
    }

    @Test
    void of_commonTerms_areConvertedAndTheRestIsLeftAside() {
        Translated linear = toOther(Map.of("lambda", 0.05, "type", "poly", "exponent", 1, "own", 0))
                .orElseThrow();
        Translated cubic = toOther(Map.of("lambda", 0.05, "type", "poly", "exponent", 3, "own", 0.4))
                .orElseThrow();

        assertThat(linear.configuration().values())
                .containsExactly(Map.entry("kernel", "LINEAR"), Map.entry("C", 10.0));
        assertThat(linear.isExact()).isTrue();
        assertThat(cubic.configuration().values())
                .containsExactly(Map.entry("kernel", "POLY"), Map.entry("degree", 3L), Map.entry("C", 10.0));
        assertThat(cubic.distance()).as("own is not at its default").isCloseTo(0.4, within(1e-12));
    }

    @Test
    void of_whatTheOtherLearnerIsWithout_hasNoTranslation() {
        assertThat(toOther(Map.of("lambda", 0.05, "type", "puk", "own", 0))).isEmpty();
    }

    @Test
    void of_commonTermsThereAndBack_isTheIdentityWhereTheRangesOverlap() {
        SplittableRandom random = new SplittableRandom(5);
        Translation there = Translation.between(OTHER, OTHERS, ONE, ONES);
        Translation back = Translation.between(ONE, ONES, OTHER, OTHERS);
        int exact = 0;
        for (int i = 0; i < 300; i++) {
            Configuration configuration = OTHER.sample(random);
            Translated found = there.of(configuration).orElseThrow();
            if (found.isExact()) {
                exact++;
                Configuration again =
                        back.of(found.configuration()).orElseThrow().configuration();
                assertThat(again.number("C")).as("seed 5").isCloseTo(configuration.number("C"), within(1e-9));
                assertThat(again.text("kernel")).isEqualTo(configuration.text("kernel"));
            }
        }
        assertThat(exact).as("of 300, seed 5").isGreaterThan(50);
    }

    @Test
    void of_aLevelThatIsAlwaysSo_isSaidWithoutAnyHyperparameter() {
        CommonTerms always = new CommonTerms(List.of(), List.of(new Level("kernel", "linear", Map.of())));
        SearchSpace linear = SearchSpace.of(C);
        Translation in = Translation.between(linear, always, OTHER, OTHERS);
        Translation out = Translation.between(OTHER, OTHERS, linear, always);

        assertThat(in.of(linear.defaultConfiguration())
                        .orElseThrow()
                        .configuration()
                        .text("kernel"))
                .isEqualTo("LINEAR");
        assertThat(out.of(OTHER.configuration(Map.of("kernel", "LINEAR", "C", 1))))
                .isPresent();
        assertThat(out.of(OTHER.configuration(Map.of("kernel", "RBF", "C", 1)))).isEmpty();
    }
}
