package org.headstart.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every extractor of meta-features must do: be total, repeatable, and blind to what does not matter. An extractor's test extends this class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MetaFeatureExtractorConformance {

    private static final long SEED = 20_261_121;
    private static final int TABLES = 40;
    private static final int ROWS = 90;

    /** @return the extractor to be checked */
    protected abstract MetaFeatureExtractor extractor();

    /** @return the groups whose values depend on folds or samples, and so on the order of rows and columns */
    protected Set<String> groupsOfChance() {
        return Set.of();
    }

    /** @return the names, or their beginnings, of values that must not change when all numbers are multiplied by one factor */
    protected abstract Set<String> scaleFree();

    final Stream<String> degenerateTables() {
        return DegenerateTables.all().keySet().stream();
    }

    final Stream<String> groups() {
        return extractor().groups().stream();
    }

    @Test
    void version_always_isNameAndVersion() {
        assertThat(extractor().version()).matches("\\S+ .*\\d.*");
    }

    @Test
    void groups_always_areSomeAndDistinct() {
        assertThat(extractor().groups()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("degenerateTables")
    void extract_degenerateTable_givesAFiniteValueOrAReasonForEachFeature(String what) {
        Map<String, MetaFeatureValue> values = extract(DegenerateTables.all().get(what));
        Set<String> names =
                extract(Tables.mixed(TaskType.CLASSIFICATION, ROWS, SEED)).keySet();

        assertThat(values.keySet()).containsExactlyElementsOf(names);
        assertThat(values.values()).allSatisfy(value -> {
            if (value instanceof Known known) {
                assertThat(known.value()).isFinite();
            } else {
                assertThat(((NotApplicable) value).reason()).isNotBlank().doesNotContain("null");
            }
        });
    }

    @Test
    void extract_degenerateTables_areAtLeastForty() {
        assertThat(DegenerateTables.all()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_plainTable_knowsValuesOfEachGroup(TaskType type) {
        for (String group : extractor().groups()) {
            Extraction extraction = extractor().extract(Tables.mixed(type, ROWS, SEED), options(1, group));

            assertThat(extraction.vector().known()).as(group).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void extract_oneGroup_givesTheSameAsAmongAll(String group) {
        Dataset table = Tables.withGaps(Tables.mixed(TaskType.CLASSIFICATION, ROWS, SEED), 0.1, SEED);
        Extraction alone = extractor().extract(table, options(1, group));

        assertThat(alone.vector().values()).isNotEmpty();
        assertThat(extract(table)).containsAllEntriesOf(alone.vector().values());
        assertThat(alone.seconds()).containsOnlyKeys(group);
    }

    @Test
    void extract_allGroups_tellsTheSecondsOfEach() {
        Extraction extraction = extractor().extract(Tables.mixed(TaskType.CLASSIFICATION, ROWS, SEED), options(1));

        assertThat(extraction.seconds().keySet())
                .containsExactlyInAnyOrderElementsOf(extractor().groups());
        assertThat(extraction.seconds().values())
                .allSatisfy(seconds -> assertThat(seconds).isNotNegative());
        assertThat(extraction.dropped()).isEmpty();
        assertThat(extraction.vector().extractor()).isEqualTo(extractor().version());
    }

    @Test
    void extract_unknownGroup_isRefusedByName() {
        Dataset table = Tables.mixed(TaskType.CLASSIFICATION, ROWS, SEED);

        assertThatThrownBy(() -> extractor().extract(table, options(1, "no-such-group")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no-such-group")
                .hasMessageContaining(extractor().groups().get(0));
    }

    @Test
    void extract_noTimeAtAll_dropsEverythingByName() {
        Dataset table = Tables.mixed(TaskType.CLASSIFICATION, ROWS, SEED);
        Extraction none = extractor().extract(table, new Options(Set.of(), Set.of(), Duration.ZERO, SEED, 1));

        assertThat(none.vector().values()).isEmpty();
        assertThat(none.dropped()).isNotEmpty();
        assertThat(none.dropped().values())
                .allSatisfy(reason -> assertThat(reason).contains("budget"));
    }

    @Test
    void extract_ampleTime_dropsNothing() {
        Dataset table = Tables.mixed(TaskType.CLASSIFICATION, ROWS, SEED);
        Extraction all = extractor().extract(table, new Options(Set.of(), Set.of(), Duration.ofHours(1), SEED, 1));

        assertThat(all.dropped()).isEmpty();
        assertThat(all.vector().values()).isEqualTo(extract(table));
    }

    @Test
    void extract_littleTimeForALargeTable_keepsTheCheapAndDropsTheDear() {
        double[] ones = new double[300_000];
        int[] codes = IntStream.range(0, ones.length).map(i -> i % 2).toArray();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            columns.add(
                    NumericColumn.of("x" + i, new Random(i).doubles(ones.length).toArray()));
        }
        columns.add(CategoricalColumn.of("target", codes, List.of("a", "b")));
        Dataset table = Dataset.of("large", columns, "target");
        Extraction some = extractor().extract(table, new Options(Set.of(), Set.of(), Duration.ofMillis(150), SEED, 1));

        assertThat(some.dropped()).isNotEmpty();
        assertThat(some.vector().known("nr_inst")).hasValue(ones.length);
        assertThat(some.dropped().keySet())
                .noneMatch(name -> some.vector().values().containsKey(name));
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_again_givesTheSame(TaskType type) {
        Dataset table = Tables.mixed(type, ROWS, SEED);

        assertThat(extract(table)).isEqualTo(extract(Tables.copy(table)));
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_moreThreads_givesTheSame(TaskType type) {
        Dataset table = Tables.withGaps(Tables.mixed(type, 40_000, SEED), 0.05, SEED);
        Map<String, MetaFeatureValue> alone =
                extractor().extract(table, options(1)).vector().values();

        assertThat(extractor().extract(table, options(2)).vector().values()).isEqualTo(alone);
        assertThat(extractor().extract(table, options(8)).vector().values()).isEqualTo(alone);
    }

    @Test
    void extract_fromSeveralThreads_givesTheSame() throws InterruptedException, ExecutionException {
        Dataset table = Tables.mixed(TaskType.CLASSIFICATION, ROWS, SEED);
        Map<String, MetaFeatureValue> alone = extract(table);
        Callable<Map<String, MetaFeatureValue>> job = () -> extract(table);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Map<String, MetaFeatureValue>> together : threads.invokeAll(Collections.nCopies(8, job))) {
                assertThat(together.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_anyTable_leavesItAsItWas(TaskType type) {
        Dataset table = Tables.mixed(type, ROWS, SEED);
        Dataset before = Tables.copy(table);
        extract(table);

        assertThat(table).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_rowsInAnotherOrder_givesTheSame(TaskType type) {
        for (int i = 0; i < TABLES; i++) {
            Dataset table = table(type, SEED + i);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList());
            Collections.shuffle(order, new Random(SEED + i));
            int[] rows = order.stream().mapToInt(Integer::intValue).toArray();

            assertClose(certain(table.select(rows)), certain(table), "seed " + (SEED + i));
        }
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_columnsInAnotherOrder_givesTheSame(TaskType type) {
        for (int i = 0; i < TABLES; i++) {
            Dataset table = table(type, SEED + i);
            List<Column> columns = new ArrayList<>(table.columns());
            Collections.shuffle(columns, new Random(SEED + i));
            Dataset turned = Dataset.of(table.name(), columns, table.target().name());

            assertClose(certain(turned), certain(table), "seed " + (SEED + i));
        }
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_levelsInAnotherOrder_givesTheSame(TaskType type) {
        for (int i = 0; i < TABLES; i++) {
            Dataset table = table(type, SEED + i);
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns()) {
                columns.add(column instanceof CategoricalColumn labels ? backwards(labels) : column);
            }
            Dataset turned = Dataset.of(table.name(), columns, table.target().name());

            assertClose(certain(turned), certain(table), "seed " + (SEED + i));
        }
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_anotherScale_leavesWhatIsScaleFree(TaskType type) {
        for (int i = 0; i < TABLES; i++) {
            Dataset table = table(type, SEED + i);
            double factor = Math.scalb(1.0, new Random(SEED + i).nextInt(60) - 30);
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns()) {
                columns.add(column instanceof NumericColumn numbers ? times(numbers, factor) : column);
            }
            Dataset scaled = Dataset.of(table.name(), columns, table.target().name());

            assertClose(scaleFree(certain(scaled)), scaleFree(certain(table)), "seed " + (SEED + i));
        }
    }

    private Dataset table(TaskType type, long seed) {
        Random random = new Random(seed);
        Dataset table = Tables.mixed(type, 20 + random.nextInt(ROWS), seed);
        return random.nextBoolean() ? table : Tables.withGaps(table, 0.3 * random.nextDouble(), seed);
    }

    private static CategoricalColumn backwards(CategoricalColumn column) {
        List<String> levels = new ArrayList<>(column.levels());
        Collections.reverse(levels);
        int[] codes = column.toArray();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? -1 : levels.size() - 1 - codes[i];
        }
        return CategoricalColumn.of(column.name(), codes, levels);
    }

    private static NumericColumn times(NumericColumn column, double factor) {
        double[] values = column.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return NumericColumn.of(column.name(), values);
    }

    private Map<String, MetaFeatureValue> extract(Dataset table) {
        return extractor().extract(table, options(1)).vector().values();
    }

    /** The values of the groups that involve no chance. */
    private Map<String, MetaFeatureValue> certain(Dataset table) {
        Set<String> groups = new TreeSet<>(extractor().groups());
        groups.removeAll(groupsOfChance());
        return extractor()
                .extract(table, options(1).withGroups(groups))
                .vector()
                .values();
    }

    private Map<String, MetaFeatureValue> scaleFree(Map<String, MetaFeatureValue> values) {
        Map<String, MetaFeatureValue> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (scaleFree().contains(name) || scaleFree().contains(name.substring(0, Math.max(0, name.indexOf('.'))))) {
                kept.put(name, value);
            }
        });
        assertThat(kept).isNotEmpty();
        return kept;
    }

    private static Options options(int threads, String... groups) {
        return new Options(Set.of(groups), Set.of(), null, SEED, threads);
    }

    private static void assertClose(
            Map<String, MetaFeatureValue> some, Map<String, MetaFeatureValue> others, String seed) {
        assertThat(some.keySet()).isEqualTo(others.keySet());
        some.forEach((name, value) -> {
            MetaFeatureValue other = others.get(name);
            if (value instanceof Known a && other instanceof Known b) {
                double allowed = 1e-9 * Math.max(1, Math.abs(b.value()));
                assertThat(Math.abs(a.value() - b.value()))
                        .as("%s, %s", name, seed)
                        .isLessThanOrEqualTo(allowed);
            } else {
                assertThat(value).as("%s, %s", name, seed).isEqualTo(other);
            }
        });
    }
}
