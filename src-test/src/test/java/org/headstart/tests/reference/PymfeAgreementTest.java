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

    /** How many values of each group must be the same. */
    private static final Map<String, Integer> LEAST = Map.of("general", 462, "statistical", 3898);

    /** What came of a comparison. */
    private record Comparison(int same, Map<Reason, Integer> explained, List<String> unexplained) {}

    private static final NotApplicable ABSENT = new NotApplicable("there is no such feature");

    @ParameterizedTest
    @ValueSource(strings = {"general", "statistical"})
    void extract_publicTables_agreesWithPymfe(String group) {
        List<PymfeReference> references = PymfeReference.all();
        assumeTrue(!references.isEmpty(), "the reference values are not beside this checkout");
        Map<Reason, Integer> explained = new EnumMap<>(Reason.class);
        List<String> unexplained = new ArrayList<>();
        int same = 0;
        for (PymfeReference reference : references) {
            Comparison comparison = compare(reference, group);
            same += comparison.same();
            comparison.explained().forEach((reason, count) -> explained.merge(reason, count, Integer::sum));
            unexplained.addAll(comparison.unexplained());
        }
        System.getLogger("reference").log(System.Logger.Level.INFO, group + ": " + same + " same, " + explained);

        assertThat(unexplained).isEmpty();
        assertThat(same).isGreaterThanOrEqualTo(LEAST.getOrDefault(group, Integer.MAX_VALUE));
    }

    private static Comparison compare(PymfeReference reference, String group) {
        Dataset table = reference.filled();
        Map<String, MetaFeatureValue> ours = Providers.extractor()
                .extract(table, Options.defaults().withGroups(Set.of(group)))
                .vector()
                .values();
        Comparison comparison = new Comparison(
                Math.toIntExact(reference.values(group).entrySet().stream()
                        .filter(e -> PymfeDifference.isSame(ours.getOrDefault(e.getKey(), ABSENT), e.getValue()))
                        .count()),
                new EnumMap<>(Reason.class),
                new ArrayList<>());
        reference.values(group).forEach((feature, theirs) -> {
            MetaFeatureValue own = ours.getOrDefault(feature, ABSENT);
            if (!PymfeDifference.isSame(own, theirs)) {
                explain(reference, new PymfeDifference(table, feature, own, theirs), comparison);
            }
        });
        return comparison;
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
