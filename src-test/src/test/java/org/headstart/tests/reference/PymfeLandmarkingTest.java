package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Landmarkers and trees depend on folds and ties, so they are compared with pymfe 0.4.4 by rank over eleven public tables: as they are, and again on tables
 * whose labels are coded and whose rows fall into folds as in pymfe, which shows where a difference comes from. Of summarised features the mean is
 * compared. Skipped where the reference values are absent.
 */
class PymfeLandmarkingTest {

    private static final Set<String> GROUPS = Set.of("landmarking", "relative", "model-based");
    private static final int FOLDS = 10;
    private static final double SAME = 1e-6;
    private static final String RELATIVE = "relative.";

    /**
     * What must be reached.
     *
     * @param asIs       the least rank correlation over tables
     * @param reproduced the least rank correlation with pymfe's coding, folds and random column
     * @param same       on how many tables the value must then be the same
     */
    private record Bound(double asIs, double reproduced, int same) {}

    /** What was reached. The rank of a landmarker among seven takes few values, so that small differences of means turn it over. */
    private static final Map<String, Bound> BOUNDS = Map.ofEntries(
            entry("best_node.mean", 0.99, 0.99, 10),
            entry("elite_nn.mean", 0.96, 0.95, 1),
            entry("linear_discr.mean", 0.91, 0.99, 10),
            entry("naive_bayes.mean", 0.9, 0.999, 11),
            entry("one_nn.mean", 0.82, 0.999, 6),
            entry("random_node.mean", 0.88, 0.999, 11),
            entry("worst_node.mean", 0.98, 0.91, 3),
            entry("relative.best_node.mean", 0.74, 0.99, 8),
            entry("relative.elite_nn.mean", 0.05, 0.52, 7),
            entry("relative.linear_discr.mean", 0.68, 0.89, 9),
            entry("relative.naive_bayes.mean", 0.72, 0.95, 8),
            entry("relative.one_nn.mean", 0.64, 0.99, 10),
            entry("relative.random_node.mean", 0.55, 0.95, 7),
            entry("relative.worst_node.mean", 0.57, 0.69, 8),
            entry("leaves", 0.99, 0.99, 5),
            entry("leaves_branch.mean", 0.97, 0.99, 4),
            entry("leaves_corrob.mean", 0.99, 0.99, 5),
            entry("leaves_homo.mean", 0.99, 0.999, 4),
            entry("leaves_per_class.mean", 0.999, 0.999, 11),
            entry("nodes", 0.99, 0.99, 5),
            entry("nodes_per_attr", 0.98, 0.99, 5),
            entry("nodes_per_inst", 0.9, 0.999, 5),
            entry("nodes_per_level.mean", 0.98, 0.99, 4),
            entry("nodes_repeated.mean", 0.96, 0.97, 3),
            entry("tree_depth.mean", 0.99, 0.999, 4),
            entry("tree_imbalance.mean", 0.99, 0.999, 6),
            entry("tree_shape.mean", 0.999, 0.999, 4),
            entry("var_importance.mean", 0.93, 0.999, 11));

    /** Landmarkers that must be the same on every numeric table once folds are; where a table's rows are distinct, nothing else is left to differ. */
    private static final Set<String> DECIDED =
            Set.of("linear_discr.mean", "naive_bayes.mean", "one_nn.mean", "random_node.mean");

    private static final Set<String> NUMERIC = Set.of("glass", "ionosphere", "iris", "segment", "waveform5000");

    /** The coded column that tells most of the target, on the tables of labels whose files are sorted. */
    private static final Map<String, String> ELITE =
            Map.of("car", "safety=low", "kr.vs.kp", "rimmx=t", "tic-tac-toe", "middle-middle-square=o");

    private static Map.Entry<String, Bound> entry(String feature, double asIs, double reproduced, int same) {
        return Map.entry(feature, new Bound(asIs, reproduced, same));
    }

    /** The value of one feature of one table. */
    private record Values(String table, double theirs, double asIs, double reproduced) {

        boolean same() {
            return Math.abs(theirs - reproduced) <= SAME * Math.abs(theirs);
        }
    }

    private static final Map<String, List<Values>> FEATURES = new TreeMap<>();

    @BeforeAll
    static void compareMeans() {
        for (PymfeReference reference : PymfeReference.all()) {
            Dataset table = reference.filled();
            Map<String, Double> asIs = known(table);
            Map<String, Double> reproduced = reproduced(table);
            theirs(reference).forEach((feature, theirs) -> {
                if (feature.endsWith(".mean") || !feature.contains(".")) {
                    FEATURES.computeIfAbsent(feature, name -> new ArrayList<>())
                            .add(new Values(
                                    reference.name(),
                                    theirs,
                                    asIs.getOrDefault(feature, Double.NaN),
                                    reproduced.getOrDefault(feature, Double.NaN)));
                }
            });
        }
    }

    @BeforeEach
    void assumeReference() {
        assumeTrue(!FEATURES.isEmpty(), "the reference values are not beside this checkout");
    }

    @Test
    void extract_publicTables_ranksThemAsPymfeDoes() {
        assertThat(FEATURES.keySet()).containsExactlyInAnyOrderElementsOf(BOUNDS.keySet());
        FEATURES.forEach((feature, values) -> {
            double asIs = correlation(values, Values::asIs);
            double reproduced = correlation(values, Values::reproduced);
            long same = values.stream().filter(Values::same).count();
            System.getLogger("reference")
                    .log(
                            System.Logger.Level.INFO,
                            "{0}: rank correlation {1}, with their coding and folds {2}, then the same on {3} tables",
                            feature,
                            asIs,
                            reproduced,
                            same);
            Bound bound = BOUNDS.getOrDefault(feature, new Bound(1, 1, Integer.MAX_VALUE));

            assertThat(asIs).as("rank correlation of %s", feature).isGreaterThanOrEqualTo(bound.asIs());
            assertThat(reproduced)
                    .as("rank correlation of %s, reproduced", feature)
                    .isGreaterThanOrEqualTo(bound.reproduced());
            assertThat(same).as("tables with the same %s", feature).isGreaterThanOrEqualTo(bound.same());
        });
    }

    @Test
    void extract_numericTablesInTheSameFolds_givesTheSameMeans() {
        for (String landmarker : DECIDED) {
            assertThat(FEATURES.getOrDefault(landmarker, List.of()))
                    .filteredOn(values -> NUMERIC.contains(values.table()))
                    .as(landmarker)
                    .hasSize(NUMERIC.size())
                    .allMatch(Values::same);
        }
    }

    /** Both rank from the lowest, and equal ones share. */
    @Test
    void extract_relative_ranksMeansAsPymfeDoes() {
        for (PymfeReference reference : PymfeReference.all()) {
            for (Map<String, Double> values : List.of(known(reference.filled()), theirs(reference))) {
                Map<String, Double> ranked = ranksOfMeans(values);

                assertThat(ranked).hasSize(7);
                assertThat(values).as(reference.name()).containsAllEntriesOf(ranked);
            }
        }
    }

    /** There nearly all rows are equally near in one column, and pymfe's value is that of the first one in the file. */
    @Test
    void eliteNeighbour_firstInTheFileOfEquallyNearOnes_isPymfes() {
        List<PymfeReference> sorted = PymfeReference.all().stream()
                .filter(reference -> ELITE.containsKey(reference.name()))
                .toList();

        assertThat(sorted).hasSameSizeAs(ELITE.keySet());
        for (PymfeReference reference : sorted) {
            Dataset coded = PymfeCoding.coded(reference.filled());
            double[] column = coded.features().stream()
                    .filter(feature -> feature.name().equals(ELITE.get(reference.name())))
                    .map(feature -> ((NumericColumn) feature).toArray())
                    .findFirst()
                    .orElseThrow();

            assertThat(firstNeighbour(column, ((CategoricalColumn) coded.target()).toArray()))
                    .as(reference.name())
                    .isCloseTo(theirs(reference).getOrDefault("elite_nn.mean", Double.NaN), within(SAME));
        }
    }

    /** The mean accuracy when the first training row of those nearest in a column decides. */
    private static double firstNeighbour(double[] column, int[] codes) {
        int[] folds = PymfeCoding.folds(codes, FOLDS);
        double[] right = new double[FOLDS];
        double[] tested = new double[FOLDS];
        for (int row = 0; row < codes.length; row++) {
            int nearest = -1;
            for (int other = 0; other < codes.length; other++) {
                if (folds[other] != folds[row]
                        && (nearest < 0
                                || Math.abs(column[other] - column[row]) < Math.abs(column[nearest] - column[row]))) {
                    nearest = other;
                }
            }
            tested[folds[row]]++;
            right[folds[row]] += codes[nearest] == codes[row] ? 1 : 0;
        }
        return IntStream.range(0, FOLDS)
                .mapToDouble(fold -> right[fold] / tested[fold])
                .average()
                .orElseThrow();
    }

    private static Map<String, Double> theirs(PymfeReference reference) {
        Map<String, Double> theirs = new LinkedHashMap<>();
        for (String group : GROUPS) {
            String prefix = group.equals("relative") ? RELATIVE : "";
            reference.values(group).forEach((name, value) -> {
                if (value.isPresent()) {
                    theirs.put(prefix + name.replaceFirst("\\.relative$", ""), value.getAsDouble());
                }
            });
        }
        return theirs;
    }

    private static Map<String, Double> known(Dataset table) {
        return Providers.extractor()
                .extract(table, Options.defaults().withGroups(GROUPS))
                .vector()
                .known();
    }

    /** With pymfe's coding, folds and random column; the ranks of the landmarkers follow from their means. */
    private static Map<String, Double> reproduced(Dataset table) {
        Dataset coded = PymfeCoding.folded(
                PymfeCoding.coded(table), FOLDS, Options.defaults().seed());
        Map<String, Double> values = new TreeMap<>(known(coded));
        values.put("random_node.mean", known(PymfeCoding.drawn(coded)).getOrDefault("best_node.mean", Double.NaN));
        values.putAll(ranksOfMeans(values));
        return values;
    }

    private static Map<String, Double> ranksOfMeans(Map<String, Double> values) {
        List<String> landmarkers = values.keySet().stream()
                .filter(name -> name.startsWith(RELATIVE) && name.endsWith(".mean"))
                .map(name -> name.substring(RELATIVE.length()))
                .toList();
        double[] ranks = ranks(landmarkers.stream()
                .mapToDouble(name -> values.getOrDefault(name, Double.NaN))
                .toArray());
        Map<String, Double> ranked = new TreeMap<>();
        for (int i = 0; i < ranks.length; i++) {
            ranked.put(RELATIVE + landmarkers.get(i), ranks[i]);
        }
        return ranked;
    }

    /** From 1; values that differ by rounding are equal. */
    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = 0.5;
            for (double other : values) {
                boolean equal = Math.abs(other - values[i]) <= 1e-12 * Math.abs(values[i]);
                ranks[i] += equal ? 0.5 : other < values[i] ? 1 : 0;
            }
        }
        return ranks;
    }

    private static double correlation(List<Values> values, ToDoubleFunction<Values> ours) {
        double[] a = ranks(values.stream().mapToDouble(Values::theirs).toArray());
        double[] b = ranks(values.stream().mapToDouble(ours).toArray());
        double mean = (a.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
