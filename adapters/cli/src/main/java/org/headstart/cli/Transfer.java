package org.headstart.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Recommendation;

/**
 * What history contributed, over all learners.
 *
 * @param reasons the past tasks that speak for a candidate, heaviest first; the weights add up to 1, or there are none
 * @param guard   what keeps a misleading history from hurting
 */
record Transfer(List<Reason> reasons, String guard) {

    static Transfer of(List<Recommendation> recommendations) {
        return new Transfer(reasons(recommendations), guard(recommendations));
    }

    private static List<Reason> reasons(List<Recommendation> recommendations) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Recommendation recommendation : recommendations) {
            for (Candidate candidate : recommendation.candidates()) {
                candidate.why().forEach(reason -> weights.merge(reason.task(), reason.weight(), Double::sum));
            }
        }
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Reason> reasons = new ArrayList<>();
        weights.forEach((task, weight) -> reasons.add(new Reason(task, total > 0 ? Math.min(1, weight / total) : 0)));
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -reason.weight()));
        return reasons;
    }

    /** One sentence when all learners have the same, else one for each. */
    private static String guard(List<Recommendation> recommendations) {
        Set<String> distinct = new LinkedHashSet<>();
        recommendations.forEach(recommendation -> distinct.add(recommendation.guard()));
        if (distinct.size() <= 1) {
            return String.join("", distinct);
        }
        return String.join(
                " ",
                recommendations.stream()
                        .map(recommendation -> recommendation.learner() + ": " + recommendation.guard())
                        .toList());
    }
}
