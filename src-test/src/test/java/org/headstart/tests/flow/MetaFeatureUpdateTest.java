package org.headstart.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.Headstart;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureDefinition;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a warehouse remembers of a task's description is computed again only where the extractor has changed since. */
class MetaFeatureUpdateTest {

    /** A value that no table has: what still has it was not computed. */
    private static final double MARK = -123_456.75;

    private static final Dataset TABLE = Tables.classification("described", 80, 0.1, 3);
    private static final MetaFeatureExtractor EXTRACTOR = Providers.extractor();
    private static final MetaFeatureVector FRESH =
            EXTRACTOR.extract(TABLE, Options.defaults()).vector();

    @TempDir
    private Path folder;

    private String location = "";

    @BeforeEach
    void nameWarehouse() {
        location = folder.resolve("w.db").toString();
    }

    private static MetaFeatureVector marked(String extractor) {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>(FRESH.values());
        values.replaceAll((name, value) -> new Known(MARK));
        return new MetaFeatureVector(extractor, values);
    }

    private void store(MetaFeatureVector known) {
        try (Warehouse warehouse = Providers.warehouse(location)) {
            warehouse.saveTask(Task.of(TABLE, known));
        }
    }

    private MetaFeatureVector stored() {
        try (Warehouse warehouse = Providers.warehouse(location)) {
            return warehouse.task(TABLE.fingerprint()).orElseThrow().metaFeatures();
        }
    }

    private void tune() throws InterruptedException {
        Headstart.tune(TABLE)
                .learners("weka:ZeroR")
                .trials(1)
                .isolated(false)
                .warehouse(location)
                .run();
    }

    private static String older(int version) {
        return EXTRACTOR.version().replaceAll("\\d+$", Integer.toString(version));
    }

    private static Set<String> names(MetaFeatureDefinition definition) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : FRESH.values().keySet()) {
            boolean one = name.equals(definition.name());
            if (definition.summarised() ? name.startsWith(definition.name() + ".") : one) {
                names.add(name);
            }
        }
        return names;
    }

    @Test
    void tune_taskDescribedByAnOlderVersion_keepsWhatHasNotChangedSinceAndComputesTheRest()
            throws InterruptedException {
        store(marked(older(1)));

        tune();

        MetaFeatureVector now = stored();
        assertThat(now.extractor()).isEqualTo(EXTRACTOR.version());
        assertThat(now.values().keySet())
                .containsExactlyElementsOf(FRESH.values().keySet());
        int kept = 0;
        for (MetaFeatureDefinition definition : EXTRACTOR.definitions()) {
            for (String name : names(definition)) {
                boolean unchanged = definition.since() <= 1;
                assertThat(now.values().get(name))
                        .as(name)
                        .isEqualTo(unchanged ? new Known(MARK) : FRESH.values().get(name));
                kept += unchanged ? 1 : 0;
            }
        }
        assertThat(kept).isBetween(1, FRESH.values().size() - 1);
    }

    @Test
    void tune_taskDescribedByThisVersion_computesNothing() throws InterruptedException {
        store(marked(EXTRACTOR.version()));

        tune();

        assertThat(stored()).isEqualTo(marked(EXTRACTOR.version()));
    }

    @Test
    void tune_taskDescribedByAnotherExtractor_computesEverything() throws InterruptedException {
        store(marked("pymfe 1"));

        tune();

        assertThat(stored()).isEqualTo(FRESH);
    }

    @Test
    void tune_featuresThatABudgetDropped_areTriedAgain() throws InterruptedException {
        Extraction hasty = EXTRACTOR.extract(TABLE, Options.defaults().withBudget(Duration.ofNanos(1)));
        assertThat(hasty.dropped()).hasSize(EXTRACTOR.definitions().size());
        Map<String, MetaFeatureValue> part =
                new LinkedHashMap<>(marked(EXTRACTOR.version()).values());
        part.keySet().removeIf(name -> !name.startsWith("nr_"));
        store(new MetaFeatureVector(EXTRACTOR.version(), part));

        tune();

        MetaFeatureVector now = stored();
        assertThat(now.values().keySet())
                .containsExactlyElementsOf(FRESH.values().keySet());
        assertThat(now.known("nr_inst")).hasValue(MARK);
        assertThat(now.known("attr_to_inst").orElseThrow())
                .isCloseTo(FRESH.known("attr_to_inst").orElseThrow(), within(0.0));
    }

    @Test
    void recommend_aTaskDescribedByAnOlderVersion_leavesItAsItIs() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            Headstart.tune(Tables.classification("past" + i, 60 + 20 * i, 0.1, 10 + i))
                    .learners("weka:ZeroR")
                    .trials(1)
                    .isolated(false)
                    .warehouse(location)
                    .run();
        }
        store(marked(older(1)));

        Headstart.recommend(TABLE, List.of("weka:ZeroR"), Metric.ACCURACY, location, 1);

        assertThat(stored()).isEqualTo(marked(older(1)));
    }
}
