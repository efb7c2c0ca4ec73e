package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.headstart.api.Providers;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.junit.jupiter.api.Test;

/**
 * Landmarkers depend on folds and ties, so their mean accuracies are compared with those of pymfe 0.4.4 by rank over eleven public tables, and by how far
 * they are apart. Skipped where the reference values are absent.
 */
class PymfeLandmarkingTest {

    /** The least rank correlation over all tables, and the most that means may be apart on average over the numeric ones. */
    private record Bound(double correlation, double distance) {}

    /** A random node is another node; ties between neighbours are broken otherwise, which tells most on tables of labels. */
    private static final Map<String, Bound> BOUNDS = Map.of(
            "best_node", new Bound(0.95, 0.01),
            "elite_nn", new Bound(0.65, 0.03),
            "linear_discr", new Bound(0.9, 0.02),
            "naive_bayes", new Bound(0.9, 0.02),
            "one_nn", new Bound(0.55, 0.02),
            "random_node", new Bound(0.8, 0.1),
            "worst_node", new Bound(0.85, 0.06));

    /** The tables whose features are all numeric. */
    private static final Set<String> NUMERIC = Set.of("glass", "ionosphere", "iris", "segment", "waveform5000");

    @Test
    void extract_publicTables_ranksThemAsPymfeDoes() {
        List<PymfeReference> references = PymfeReference.all();
        assumeTrue(!references.isEmpty(), "the reference values are not beside this checkout");
        Map<String, List<Means>> means = new LinkedHashMap<>();
        for (PymfeReference reference : references) {
            MetaFeatureVector ours = Providers.extractor()
                    .extract(reference.filled(), Options.defaults().withGroups(Set.of("landmarking")))
                    .vector();
            Map<String, OptionalDouble> theirs = reference.values("landmarking");
            for (String landmarker : BOUNDS.keySet()) {
                String mean = landmarker + ".mean";
                means.computeIfAbsent(landmarker, name -> new ArrayList<>())
                        .add(new Means(
                                reference.name(),
                                ours.known(mean).orElseThrow(),
                                theirs.get(mean).orElseThrow()));
            }
        }
        means.forEach(PymfeLandmarkingTest::check);
    }

    private static void check(String landmarker, List<Means> means) {
        double correlation = correlation(
                ranks(means.stream().mapToDouble(Means::ours).toArray()),
                ranks(means.stream().mapToDouble(Means::theirs).toArray()));
        double distance = means.stream()
                .filter(mean -> NUMERIC.contains(mean.table()))
                .mapToDouble(mean -> Math.abs(mean.ours() - mean.theirs()))
                .average()
                .orElseThrow();
        System.getLogger("reference")
                .log(
                        System.Logger.Level.INFO,
                        "{0}: rank correlation {1}, distance {2}",
                        landmarker,
                        correlation,
                        distance);

        assertThat(correlation)
                .as("rank correlation of %s", landmarker)
                .isGreaterThanOrEqualTo(BOUNDS.get(landmarker).correlation());
        assertThat(distance)
                .as("distance of %s", landmarker)
                .isLessThanOrEqualTo(BOUNDS.get(landmarker).distance());
    }

    /** Mean accuracies of a landmarker on a table. */
    private record Means(String table, double ours, double theirs) {}

    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (double other : values) {
                ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
            }
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double mean = a.length / 2.0;
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
