package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.headstart.api.MetaFeatures;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.tests.reference.PymfeDifference.Reason;
import org.junit.jupiter.api.Test;

/**
 * On tables of labels alone pymfe takes statistics of dummy columns. Given the same dummy columns, we give the same statistics. Skipped where the
 * reference values are absent.
 */
class PymfeCodedStatisticsTest {

    private static final String GROUP = "statistical";

    @Test
    void extract_codedAsInPymfe_agreesWithPymfe() {
        List<PymfeReference> references = PymfeReference.all().stream()
                .filter(reference -> numeric(reference.filled()) == 0)
                .toList();
        assumeTrue(!references.isEmpty(), "the reference values are not beside this checkout");
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> unexplained = new TreeMap<>();
        for (PymfeReference reference : references) {
            Dataset coded = PymfeCoding.coded(reference.filled());
            Map<String, MetaFeatureValue> ours = MetaFeatures.extract(
                            coded, Options.defaults().withGroups(Set.of(GROUP)))
                    .vector()
                    .values();
            reference.values(GROUP).forEach((feature, theirs) -> {
                PymfeDifference difference =
                        new PymfeDifference(coded, feature, ours.get(feature), ours.get(feature), theirs);
                if (feature.startsWith("sparsity.")) {
                    counts.merge("of all features, compared elsewhere", 1, Integer::sum);
                } else if (PymfeDifference.isSame(difference.ours(), theirs)) {
                    counts.merge("same", 1, Integer::sum);
                } else {
                    Stream.of(Reason.values())
                            .filter(reason -> reason.explains(difference))
                            .findFirst()
                            .ifPresentOrElse(
                                    reason -> counts.merge(reason.name(), 1, Integer::sum),
                                    () -> unexplained.put(
                                            reference + " " + feature, difference.ours() + ", " + theirs));
                }
            });
        }
        System.getLogger("reference").log(System.Logger.Level.INFO, "statistical, coded as in pymfe: " + counts);

        assertThat(unexplained).isEmpty();
    }

    private static long numeric(Dataset table) {
        return table.features().stream().filter(NumericColumn.class::isInstance).count();
    }
}
