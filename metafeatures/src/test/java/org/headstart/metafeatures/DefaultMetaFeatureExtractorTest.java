package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.metafeatures.MetaFeatureDefinition;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.junit.jupiter.api.Test;

class DefaultMetaFeatureExtractorTest {

    private static final List<Family> FAMILIES = List.of(
            new General(),
            new Statistical(),
            new InformationTheory(),
            new ModelBased(),
            new Landmarking(),
            new RelativeLandmarking(),
            new Clustering(),
            new Concept(),
            new Itemset(),
            new Complexity());

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
        assertThat(names).hasSize(19 + 40 + 8 + 14 + 7 + 7 + 8 + 4 + 2 + 28);
    }

    @Test
    void groups_always_areThoseOfTheFamilies() {
        assertThat(new DefaultMetaFeatureExtractor().groups())
                .containsExactly(
                        "general",
                        "statistical",
                        "info-theory",
                        "model-based",
                        "landmarking",
                        "relative",
                        "clustering",
                        "concept",
                        "itemset",
                        "complexity");
    }

    private static Dataset table() {
        return Dataset.of(
                "t",
                List.of(
                        NumericColumn.of("x", 1, 2, 3, 4, 5, 6),
                        NumericColumn.of("y", 2, 1, 4, 3, 6, 5),
                        CategoricalColumn.of("c", new int[] {0, 0, 0, 1, 1, 1}, List.of("a", "b"))),
                "c");
    }

    private static MetaFeatureVector marked(MetaFeatureVector vector, String extractor) {
        Map<String, MetaFeatureValue> marked = new LinkedHashMap<>(vector.values());
        marked.replaceAll((name, value) -> new Known(-1));
        return new MetaFeatureVector(extractor, marked);
    }

    @Test
    void update_knownOfThisVersion_computesNothing() {
        DefaultMetaFeatureExtractor extractor = new DefaultMetaFeatureExtractor();
        MetaFeatureVector known = extractor.extract(table(), Options.defaults()).vector();
        MetaFeatureVector marked = marked(known, known.extractor());

        assertThat(extractor.update(marked, table(), Options.defaults()).vector())
                .isEqualTo(marked);
    }

    @Test
    void update_knownOfAnEarlierVersion_computesWhatChangedSince() {
        DefaultMetaFeatureExtractor extractor = new DefaultMetaFeatureExtractor();
        MetaFeatureVector known = extractor.extract(table(), Options.defaults()).vector();
        MetaFeatureVector updated = extractor
                .update(marked(known, "headstart-metafeatures 1"), table(), Options.defaults())
                .vector();

        for (MetaFeatureDefinition definition : extractor.definitions()) {
            String name = definition.name() + (definition.summarised() ? ".count" : "");
            assertThat(updated.values().get(name))
                    .as(name)
                    .isEqualTo(definition.since() > 1 ? known.values().get(name) : new Known(-1));
        }
        assertThat(updated.extractor()).isEqualTo(extractor.version());
    }

    @Test
    void update_knownOfAnotherExtractor_computesEverything() {
        DefaultMetaFeatureExtractor extractor = new DefaultMetaFeatureExtractor();
        MetaFeatureVector known = extractor.extract(table(), Options.defaults()).vector();

        for (String other : List.of("pymfe 9", "headstart-metafeatures", "headstart-metafeatures x", "none")) {
            assertThat(extractor
                            .update(marked(known, other), table(), Options.defaults())
                            .vector())
                    .as(other)
                    .isEqualTo(known);
        }
    }

    @Test
    void update_partKnown_computesTheRest() {
        DefaultMetaFeatureExtractor extractor = new DefaultMetaFeatureExtractor();
        Options options = Options.defaults();
        MetaFeatureVector general = extractor
                .extract(table(), options.withGroups(Set.of("general")))
                .vector();
        MetaFeatureVector means = extractor
                .extract(table(), options.withSummaries(Set.of("mean")))
                .vector();
        MetaFeatureVector all = extractor.extract(table(), options).vector();

        assertThat(extractor.update(general, table(), options).vector()).isEqualTo(all);
        assertThat(extractor.update(means, table(), options).vector()).isEqualTo(all);
    }

    @Test
    void extract_someSummaries_givesNoOthers() {
        Set<String> names = new DefaultMetaFeatureExtractor()
                .extract(
                        table(),
                        Options.defaults().withGroups(Set.of("statistical")).withSummaries(Set.of("mean", "quantiles")))
                .vector()
                .values()
                .keySet();

        assertThat(names)
                .contains("cor.mean", "cor.quantiles.0", "cor.quantiles.4", "nr_norm")
                .noneMatch(name -> name.endsWith(".sd") || name.contains("histogram"));
    }

    @Test
    void extract_unknownSummary_isRefusedByName() {
        assertThatThrownBy(() -> new DefaultMetaFeatureExtractor()
                        .extract(table(), Options.defaults().withSummaries(Set.of("meen"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("meen")
                .hasMessageContaining("Maybe you meant 'mean'");
    }

    @Test
    void extract_moreRowsThanTheSample_tellsWhichFeaturesSawAPart() {
        double[] x = new Random(5).doubles(6000).toArray();
        int[] codes = IntStream.range(0, x.length).map(i -> i % 2).toArray();
        Dataset large = Dataset.of(
                "large", List.of(NumericColumn.of("x", x), CategoricalColumn.of("c", codes, List.of("a", "b"))), "c");
        Extraction extraction = new DefaultMetaFeatureExtractor()
                .extract(large, Options.defaults().withGroups(Set.of("general", "landmarking")));

        assertThat(extraction.sampled())
                .containsEntry("one_nn", new Extraction.Part(5000, 1))
                .doesNotContainKey("nr_inst");
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
