package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every extractor of meta-features must do: be total, repeatable, and blind to what does not matter. An extractor's test extends this class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MetaFeatureExtractorConformance {

    private static final long SEED = 20_261_121;

    /** How many random tables each property is checked on: {@code -Dheadstart.tables=10000} for the long form. */
    private static final int TABLES = Integer.getInteger("headstart.tables", 100);

    private static final int ROWS = 90;

    /** @return the extractor to be checked */
    protected abstract MetaFeatureExtractor extractor();

    /** @return the groups whose values depend on folds or samples, and so on the order of rows and columns */
    protected Set<String> groupsOfChance() {
        return Set.of();
    }

    /** @return the features of other groups that do so */
    protected Set<String> featuresOfChance() {
        return Set.of();
    }

    /** @return the groups that speak of classes only */
    protected Set<String> groupsOfClasses() {
        return Set.of();
    }

    /**
     * @param feature the name of a feature
     * @param value   one of its values
     * @return by how much the value may change where it must not change
     */
    protected double allowed(String feature, double value) {
        return 1e-9 * Math.max(1, Math.abs(value));
    }

    /** @return the features that must not change when all numbers are multiplied by one factor */
    protected abstract Set<String> scaleFree();

    /** @return the features that must not change when a constant is added to all numbers */
    protected abstract Set<String> shiftFree();

    /** Of all values of degenerate tables, by kind. */
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @AfterAll
    final void tellCounts() {
        System.getLogger("conformance")
                .log(
                        System.Logger.Level.INFO,
                        "{0} degenerate tables: {1}",
                        DegenerateTables.all().size(),
                        counts);
    }

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
        values.values().forEach(value -> counts.merge(value.getClass().getSimpleName(), 1, Integer::sum));

        assertThat(values.keySet()).containsExactlyElementsOf(extractor().names(Options.defaults()));
        assertThat(values.values()).allSatisfy(value -> {
            if (value instanceof Known known) {
                assertThat(known.value()).isFinite();
            } else {
                assertThat(((NotApplicable) value).reason()).isNotBlank().doesNotContain("null");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("groups")
    void names_ofSomeGroupsAndFunctions_areThoseOfAnExtraction(String group) {
        Options options =
                options(1, group).withSummaries(Set.of(extractor().summaries().get(0)));
        Extraction extraction = extractor().extract(Tables.mixed(TaskType.REGRESSION, ROWS, SEED), options);

        assertThat(extractor().names(options))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(extraction.vector().values().keySet());
        assertThatThrownBy(() -> extractor().names(options(1, "no-such-group")))
                .isInstanceOf(InvalidValueException.class);
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

            assertThat(extraction.vector().known().isEmpty())
                    .as(group)
                    .isEqualTo(type == TaskType.REGRESSION && groupsOfClasses().contains(group));
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
        forRandomTables(type, seed -> {
            Dataset table = RandomTables.of(type, seed);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            int[] rows = order.stream().mapToInt(Integer::intValue).toArray();

            return unlike(certain(table.select(rows)), certain(table));
        });
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_columnsInAnotherOrder_givesTheSame(TaskType type) {
        forRandomTables(type, seed -> {
            Dataset table = RandomTables.of(type, seed);
            List<Column> columns = new ArrayList<>(table.columns());
            Collections.shuffle(columns, new Random(seed));
            Dataset turned = Dataset.of(table.name(), columns, table.target().name());

            return unlike(certain(turned), certain(table));
        });
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_levelsInAnotherOrder_givesTheSame(TaskType type) {
        forRandomTables(type, seed -> {
            Dataset table = RandomTables.of(type, seed);
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns()) {
                columns.add(column instanceof CategoricalColumn labels ? backwards(labels) : column);
            }
            Dataset turned = Dataset.of(table.name(), columns, table.target().name());

            return unlike(certain(turned), certain(table));
        });
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_anotherScale_leavesWhatIsScaleFree(TaskType type) {
        forRandomTables(type, seed -> {
            double factor = Math.scalb(1.0, new Random(seed).nextInt(60) - 30);
            Dataset table = RandomTables.of(type, seed);

            return unlike(
                    only(scaleFree(), certain(changed(table, value -> value * factor))),
                    only(scaleFree(), certain(table)));
        });
    }

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void extract_shifted_leavesWhatIsShiftFree(TaskType type) {
        forRandomTables(type, seed -> {
            double constant = new Random(seed).nextInt(2000) - 1000;
            Dataset table = RandomTables.of(type, seed);

            return unlike(
                    only(shiftFree(), certain(changed(table, value -> value + constant))),
                    only(shiftFree(), certain(table)));
        });
    }

    /** Checks a property on many tables and tells all that lack it. */
    private static void forRandomTables(TaskType type, LongFunction<Map<String, String>> property) {
        Map<String, String> unlike = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < TABLES; i++) {
            long seed = SEED + i;
            property.apply(seed).forEach((name, difference) -> {
                counts.merge(name, 1, Integer::sum);
                unlike.putIfAbsent(name, "seed " + seed + ": " + difference);
            });
        }
        unlike.replaceAll((name, first) -> counts.get(name) + " of " + TABLES + " tables, first " + first);

        assertThat(unlike).as("%s tables", type).isEmpty();
    }

    private static Dataset changed(Dataset table, DoubleUnaryOperator change) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(
                    column instanceof NumericColumn numbers
                            ? NumericColumn.of(
                                    column.name(),
                                    Arrays.stream(numbers.toArray()).map(change).toArray())
                            : column);
        }
        return Dataset.of(table.name(), columns, table.target().name());
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

    private Map<String, MetaFeatureValue> extract(Dataset table) {
        return extractor().extract(table, options(1)).vector().values();
    }

    /** The values that involve no chance. */
    private Map<String, MetaFeatureValue> certain(Dataset table) {
        Set<String> groups = new TreeSet<>(extractor().groups());
        groups.removeAll(groupsOfChance());
        Map<String, MetaFeatureValue> certain = new LinkedHashMap<>(extractor()
                .extract(table, options(1).withGroups(groups))
                .vector()
                .values());
        certain.keySet().removeIf(name -> featuresOfChance().contains(feature(name)));
        return certain;
    }

    private static Map<String, MetaFeatureValue> only(Set<String> features, Map<String, MetaFeatureValue> values) {
        Map<String, MetaFeatureValue> kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(name -> !features.contains(feature(name)));
        assertThat(kept.keySet().stream().map(MetaFeatureExtractorConformance::feature))
                .as("every one of these is a feature")
                .containsAll(features);
        return kept;
    }

    /** The feature that a value belongs to, for example {@code cor} for {@code cor.mean}. */
    private static String feature(String name) {
        int start = name.startsWith("relative.") ? "relative.".length() : 0;
        int end = name.indexOf('.', start);
        return end < 0 ? name : name.substring(0, end);
    }

    private static Options options(int threads, String... groups) {
        return new Options(Set.of(groups), Set.of(), null, SEED, threads);
    }

    /** Values that differ by more than is allowed. */
    private Map<String, String> unlike(Map<String, MetaFeatureValue> some, Map<String, MetaFeatureValue> others) {
        assertThat(some.keySet()).isEqualTo(others.keySet());
        Map<String, String> unlike = new TreeMap<>();
        some.forEach((name, value) -> {
            MetaFeatureValue other = others.get(name);
            boolean same = (value instanceof Known a && other instanceof Known b)
                    ? Math.abs(a.value() - b.value()) <= allowed(feature(name), b.value())
                    : value.equals(other);
            if (!same) {
                unlike.put(name, value + " and " + other);
            }
        });
        return unlike;
    }
}
