package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.tests.reference.PymfeDifference.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The groups that involve no chance, value by value beside those of pymfe 0.4.4 on eleven public tables. A value is the same within 1e-6, or the
 * reason is in {@link Reason}. Skipped where the reference values are absent.
 */
class PymfeAgreementTest {

    /**
     * How many values of a group must be the same.
     *
     * @param asIs  of the tables as they are
     * @param coded of the tables with labels as pymfe codes them
     */
    private record Least(int asIs, int coded) {}

    private static final Map<String, Least> LEAST = Map.of(
            "clustering", new Least(53, 79),
            "concept", new Least(694, 1408),
            "general", new Least(462, 0),
            "itemset", new Least(681, 0),
            "statistical", new Least(3898, 6274));

    /** What came of a comparison. */
    private record Comparison(int same, int sameCoded, Map<Reason, Integer> explained, List<String> unexplained) {}

    private static final NotApplicable ABSENT = new NotApplicable("there is no such feature");

    @ParameterizedTest
    @ValueSource(strings = {"clustering", "concept", "general", "itemset", "statistical"})
    void extract_publicTables_agreesWithPymfe(String group) {
        List<PymfeReference> references = PymfeReference.all();
        assumeTrue(!references.isEmpty(), "the reference values are not beside this checkout");
        Map<Reason, Integer> explained = new EnumMap<>(Reason.class);
        List<String> unexplained = new ArrayList<>();
        int same = 0;
        int sameCoded = 0;
        for (PymfeReference reference : references) {
            Comparison comparison = compare(reference, group);
            same += comparison.same();
            sameCoded += comparison.sameCoded();
            comparison.explained().forEach((reason, count) -> explained.merge(reason, count, Integer::sum));
            unexplained.addAll(comparison.unexplained());
        }
        System.getLogger("reference")
                .log(System.Logger.Level.INFO, group + ": " + same + " same, coded " + sameCoded + ", " + explained);

        assertThat(unexplained).isEmpty();
        Least least = LEAST.getOrDefault(group, new Least(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThat(same).isGreaterThanOrEqualTo(least.asIs());
        assertThat(sameCoded).as("coded").isGreaterThanOrEqualTo(least.coded());
    }

    private static Comparison compare(PymfeReference reference, String group) {
        Dataset table = reference.filled();
        Map<String, MetaFeatureValue> ours = values(table, group);
        Map<String, MetaFeatureValue> coded = values(PymfeCoding.coded(table), group);
        Map<String, OptionalDouble> theirs = reference.values(group);
        Comparison comparison =
                new Comparison(same(ours, theirs), same(coded, theirs), new EnumMap<>(Reason.class), new ArrayList<>());
        theirs.forEach((feature, value) -> {
            MetaFeatureValue own = ours.getOrDefault(feature, ABSENT);
            if (!PymfeDifference.isSame(own, value)) {
                MetaFeatureValue ownCoded = coded.getOrDefault(feature, ABSENT);
                explain(reference, new PymfeDifference(table, feature, own, ownCoded, value), comparison);
            }
        });
        return comparison;
    }

    private static Map<String, MetaFeatureValue> values(Dataset table, String group) {
        return Providers.extractor()
                .extract(table, Options.defaults().withGroups(Set.of(group)))
                .vector()
                .values();
    }

    private static int same(Map<String, MetaFeatureValue> ours, Map<String, OptionalDouble> theirs) {
        return Math.toIntExact(theirs.entrySet().stream()
                .filter(e -> PymfeDifference.isSame(ours.getOrDefault(e.getKey(), ABSENT), e.getValue()))
                .count());
    }

    private static void explain(PymfeReference reference, PymfeDifference difference, Comparison comparison) {
        Stream.of(Reason.values())
                .filter(reason -> difference.ours() != ABSENT && reason.explains(difference))
                .findFirst()
                .ifPresentOrElse(
                        reason -> comparison.explained().merge(reason, 1, Integer::sum),
                        () -> comparison.unexplained().add(line(reference, difference)));
    }

    private static String line(PymfeReference reference, PymfeDifference difference) {
        OptionalDouble theirs = difference.theirs();
        return reference + " " + difference.feature() + ": " + difference.ours() + ", pymfe "
                + (theirs.isPresent() ? theirs.getAsDouble() : "NaN");
    }
}
