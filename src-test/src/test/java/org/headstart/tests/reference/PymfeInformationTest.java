package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.headstart.api.MetaFeatures;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.tests.reference.PlainInformation.Habit;
import org.junit.jupiter.api.Test;

/**
 * Every information-theoretic value on which pymfe and we differ, traced to the habits that make the difference: a third computation gives pymfe's value
 * with the habits and ours without. Skipped where the reference values are absent.
 */
class PymfeInformationTest {

    private static final Set<String> ONE = Set.of("class_ent", "eq_num_attr", "ns_ratio");

    @Test
    void extract_publicTables_differsFromPymfeByItsHabitsOnly() {
        List<PymfeReference> references = PymfeReference.all();
        assumeTrue(!references.isEmpty(), "the reference values are not beside this checkout");
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> unlike = new LinkedHashMap<>();
        for (PymfeReference reference : references) {
            Map<Set<Habit>, Map<String, Double>> plain = new LinkedHashMap<>();
            candidates().forEach(habits -> plain.put(habits, plain(reference, habits)));
            Map<String, Double> definition = plain.get(Set.of());
            MetaFeatureVector ours = MetaFeatures.extract(
                            reference.filled(), Options.defaults().withGroups(Set.of("info-theory")))
                    .vector();
            reference.values("info-theory").forEach((feature, theirs) -> {
                String what = reference + " " + feature;
                if (!isSame(ours.known(feature), definition.get(feature))) {
                    unlike.put(what, "ours " + ours.known(feature) + " is not " + definition.get(feature));
                }
                plain.keySet().stream()
                        .filter(habits -> isSame(theirs, plain.get(habits).get(feature)))
                        .findFirst()
                        .ifPresentOrElse(
                                habits -> counts.merge(habits.toString(), 1, Integer::sum),
                                () -> unlike.put(what, "pymfe's " + theirs + " has no cause"));
            });
        }
        System.getLogger("reference").log(System.Logger.Level.INFO, "info-theory: same by habits " + counts);

        assertThat(unlike).isEmpty();
    }

    /** No habit, each alone, and all. */
    private static List<Set<Habit>> candidates() {
        List<Set<Habit>> candidates = new ArrayList<>();
        candidates.add(Set.of());
        for (Habit habit : Habit.values()) {
            candidates.add(Set.of(habit));
        }
        candidates.add(Set.of(Habit.values()));
        return candidates;
    }

    private static Map<String, Double> plain(PymfeReference reference, Set<Habit> habits) {
        Map<String, Double> values = new LinkedHashMap<>();
        new PlainInformation(reference.filled(), habits)
                .values()
                .forEach((feature, many) -> values.putAll(
                        ONE.contains(feature) ? Map.of(feature, many[0]) : PlainSummary.of(feature, many)));
        return values;
    }

    private static boolean isSame(OptionalDouble some, double other) {
        return some.isEmpty()
                ? Double.isNaN(other)
                : Math.abs(some.getAsDouble() - other) <= 1e-6 * Math.abs(other) + 1e-10;
    }
}
