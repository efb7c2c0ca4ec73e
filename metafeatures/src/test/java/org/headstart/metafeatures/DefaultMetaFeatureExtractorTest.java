package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.junit.jupiter.api.Test;

class DefaultMetaFeatureExtractorTest {

    private static final List<Family> FAMILIES =
            List.of(new General(), new Statistical(), new InformationTheory(), new Landmarking());

    @Test
    void features_ofAllFamilies_haveDistinctNamesInOrderAndASource() {
        Set<String> names = new HashSet<>();
        for (Family family : FAMILIES) {
            assertThat(family.features()).extracting(MetaFeature::name).isSorted();
            for (MetaFeature feature : family.features()) {
                assertThat(names.add(feature.name())).as(feature.name()).isTrue();
                assertThat(feature.source()).as(feature.name()).containsPattern("(19|20)\\d\\d");
                assertThat(feature.cost().of(1000, 10)).isPositive();
                assertThat(feature.cost().of(2000, 10))
                        .isGreaterThanOrEqualTo(feature.cost().of(1000, 10));
            }
        }
        assertThat(names).hasSize(11 + 29 + 8 + 7);
    }

    @Test
    void groups_always_areThoseOfTheFamilies() {
        assertThat(new DefaultMetaFeatureExtractor().groups())
                .containsExactly("general", "statistical", "info-theory", "landmarking");
    }

    @Test
    void refusal_withoutLimit_isNone() {
        assertThat(new Budget(null).refusal(1e30)).isNull();
    }

    @Test
    void refusal_withLimit_tellsWhatWouldNotFit() {
        Budget budget = new Budget(Duration.ofMinutes(1));

        assertThat(budget.refusal(1)).isNull();
        assertThat(budget.refusal(1e15)).contains("60.000 s").contains("would take");
        assertThat(new Budget(Duration.ZERO).refusal(1)).contains("used up");
    }

    @Test
    void map_severalThreads_keepsTheOrder() {
        try (Workers workers = new Workers(4)) {
            assertThat(workers.map(500, i -> i * i))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 500).mapToObj(i -> i * i).toList());
        }
    }

    @Test
    void withGroups_one_leavesOthersOut() {
        Set<String> groups = Options.defaults().withGroups(Set.of("general")).groups();

        assertThat(groups).containsExactly("general");
    }
}
