package org.headstart.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.learner.FamilyMember;
import org.headstart.api.learner.LearnerProvider;
import org.headstart.api.space.CommonTerms.Level;
import org.headstart.api.space.CommonTerms.Quantity;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.space.Translation;
import org.headstart.api.space.Translation.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What libraries declare of families of learners, against the learners themselves. */
class FamiliesTest {

    private static final int SAMPLES = 300;

    /** One learner's trials for another. */
    private record Pair(FamilyMember from, FamilyMember to) {

        private Translation translation() {
            return Translation.between(space(from), from.terms(), space(to), to.terms());
        }

        @Override
        public String toString() {
            return from.learner() + " -> " + to.learner();
        }
    }

    private static SearchSpace space(FamilyMember member) {
        return Providers.learner(member.learner()).space();
    }

    private static List<FamilyMember> members() {
        return Providers.families();
    }

    private static Stream<Pair> pairs() {
        return members().stream().flatMap(from -> members().stream()
                .filter(to -> to.family().equals(from.family()) && !to.equals(from))
                .map(to -> new Pair(from, to)));
    }

    @Test
    void families_ofEachLibrary_areOfItsOwnLearnersAndHaveRelatives() {
        for (LearnerProvider library : Providers.libraries()) {
            assertThat(library.ids())
                    .containsAll(library.families().stream()
                            .map(FamilyMember::learner)
                            .toList());
        }
        assertThat(members()).extracting(FamilyMember::learner).doesNotHaveDuplicates();
        assertThat(pairs().map(pair -> pair.from().learner()).distinct()).hasSameSizeAs(members());
    }

    @ParameterizedTest
    @MethodSource("members")
    void terms_hyperparametersAndValues_areThoseOfTheLearner(FamilyMember member) {
        SearchSpace space = space(member);
        for (Quantity quantity : member.terms().quantities()) {
            assertThat(space.parameter(quantity.hyperparameter()))
                    .as(quantity.toString())
                    .isPresent();
        }
        for (Level level : member.terms().levels()) {
            level.values().forEach((name, value) -> {
                Hyperparameter parameter = space.parameter(name).orElseThrow();
                assertThat(Configuration.text(parameter.canonical(value)))
                        .as(level.toString())
                        .isEqualTo(value);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void translation_defaultAndSamples_areConfigurationsOfTheOther(Pair pair) {
        SplittableRandom random = new SplittableRandom(11);
        List<Configuration> configurations = new ArrayList<>();
        configurations.add(space(pair.from()).defaultConfiguration());
        for (int i = 0; i < SAMPLES; i++) {
            configurations.add(space(pair.from()).sample(random));
        }
        Set<Configuration> found = new HashSet<>();
        for (Configuration configuration : configurations) {
            pair.translation().of(configuration).map(Translated::configuration).ifPresent(translated -> {
                assertThat(space(pair.to()).configuration(translated.values()))
                        .as("%s of %s, seed 11", translated, configuration)
                        .isEqualTo(translated);
                found.add(translated);
            });
        }
        assertThat(found).as("different ones of %d", SAMPLES).hasSizeGreaterThan(SAMPLES / 5);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void translation_exactOnes_comeBackWithTheSameTerms(Pair pair) {
        SplittableRandom random = new SplittableRandom(12);
        Translation back = new Pair(pair.to(), pair.from()).translation();
        for (int i = 0; i < SAMPLES; i++) {
            Configuration configuration = space(pair.from()).sample(random);
            pair.translation().of(configuration).filter(Translated::isExact).ifPresent(there -> {
                Configuration again =
                        back.of(there.configuration()).orElseThrow().configuration();
                configuration.values().forEach((name, value) -> assertThat(
                                pair.from().terms().termOf(name).isEmpty() || isSame(again.text(name), value))
                        .as("%s of %s after %s, seed 12", name, configuration, again)
                        .isTrue());
            });
        }
    }

    /** Numbers may differ by rounding. */
    private static boolean isSame(String text, Object value) {
        if (value instanceof Number number) {
            double difference = Math.abs(Double.parseDouble(text) - number.doubleValue());
            return difference <= 1e-9 * Math.max(1, Math.abs(number.doubleValue()));
        }
        return text.equals(Configuration.text(value));
    }
}
