package org.headstart.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;

/**
 * What is known, at one step, of which configurations keep to the constraints: constrained expected improvement multiplies the improvement over the
 * best feasible trial by the probability of each constraint (Gardner et al. 2014, equation 6), and is that probability alone while no trial is
 * feasible.
 */
final class Feasibility {

    private final Encoding encoding;
    private final boolean[] feasible;
    private final List<Bounded> models;

    /**
     * A model of one constraint.
     *
     * @param model     of scores, larger is further on the allowed side
     * @param threshold the score from which on the constraint is kept to
     */
    record Bounded(Model model, double threshold) {

        /** The logarithm of the probability that it is kept to. */
        double log(double[] point) {
            Estimate estimate = model.at(point);
            return NormalTail.log((estimate.mean() - threshold) / Math.max(estimate.sd(), 1e-9));
        }
    }

    /**
     * @param encoding of the space
     * @param feasible [trials], whether each keeps to all constraints
     * @param models   one for each constraint; none = there are no constraints
     */
    Feasibility(Encoding encoding, boolean[] feasible, List<Bounded> models) {
        this.encoding = encoding;
        this.feasible = feasible;
        this.models = List.copyOf(models);
    }

    /** Whether there is nothing to keep to. */
    boolean isCertain() {
        return models.isEmpty();
    }

    private boolean isKnown() {
        return IntStream.range(0, feasible.length).anyMatch(i -> feasible[i]);
    }

    /**
     * @param scores  [some trials], larger is better
     * @param indices [the same], their places among all trials
     * @return the best score of a feasible one; 0 when there is none
     */
    double best(double[] scores, int[] indices) {
        return IntStream.range(0, scores.length)
                .filter(i -> feasible[indices[i]])
                .mapToDouble(i -> scores[i])
                .max()
                .orElse(0);
    }

    /**
     * @param scores  [some trials], larger is better
     * @param indices [the same], their places among all trials
     * @return indices into {@code scores}, the feasible ones first, the best of them before the others
     */
    List<Integer> bestFirst(double[] scores, int[] indices) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> feasible[indices[i]] ? 0 : 1)
                        .thenComparingDouble(i -> -scores[i]))
                .toList();
    }

    /** An acquisition of log improvements, weighed by the probability of feasibility. */
    AcquisitionSearch.Acquisition weighing(AcquisitionSearch.Acquisition improvement) {
        if (isCertain()) {
            return improvement;
        }
        return candidates -> {
            double[] values = isKnown() ? improvement.of(candidates) : new double[candidates.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] += log(candidates.get(i));
            }
            return values;
        };
    }

    private double log(Configuration configuration) {
        double[] point = encoding.encode(configuration);
        return models.stream().mapToDouble(model -> model.log(point)).sum();
    }

    /** What to add to the reason for a proposal; empty when there is nothing to keep to. */
    String why(Configuration configuration) {
        return isCertain()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; it keeps to the constraints with probability %.2g%s",
                        Math.exp(log(configuration)),
                        isKnown() ? "" : ", as no trial has yet");
    }
}
