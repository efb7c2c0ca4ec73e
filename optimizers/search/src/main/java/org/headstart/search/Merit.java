package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Criteria;

/**
 * What a trial is worth by all objectives and constraints.
 *
 * @param violation of the constraints together; infinite for a trial that has no value, or lacks an objective
 * @param gains     [objectives], larger is better, scaled to 0 to 1 among the trials compared
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records, only by dominance
record Merit(double violation, double[] gains) implements Comparable<Merit> {

    /** Of each of some trials that have ended. */
    static List<Merit> of(List<Observation> ended, Criteria criteria) {
        List<Merit> merits = new ArrayList<>();
        for (Observation trial : ended) {
            double[] gains = criteria.gains(trial.value(), trial.measures());
            boolean known = trial.value() != null && Arrays.stream(gains).noneMatch(Double::isNaN);
            merits.add(
                    known
                            ? new Merit(criteria.violation(trial.value(), trial.measures()), gains)
                            : new Merit(Double.POSITIVE_INFINITY, new double[gains.length]));
        }
        return scaled(merits);
    }

    /** Halves, so that the range of finite numbers is finite. */
    private static List<Merit> scaled(List<Merit> merits) {
        List<double[]> known = merits.stream()
                .filter(merit -> merit.violation < Double.POSITIVE_INFINITY)
                .map(Merit::gains)
                .toList();
        for (int j = 0; !known.isEmpty() && j < known.get(0).length; j++) {
            int objective = j;
            double least =
                    known.stream().mapToDouble(row -> row[objective] / 2).min().orElse(0);
            double most =
                    known.stream().mapToDouble(row -> row[objective] / 2).max().orElse(0);
            double range = Math.max(most - least, Double.MIN_NORMAL);
            known.forEach(row -> row[objective] = (row[objective] / 2 - least) / range);
        }
        return merits;
    }

    /**
     * Constrained dominance (Deb 2000, section 3; Deb et al. 2002, definition 1).
     *
     * @return 1 = this is better, -1 = the other is, 0 = neither
     */
    int dominance(Merit other) {
        if (violation != other.violation) {
            return violation < other.violation ? 1 : -1;
        }
        if (violation > 0) {
            return 0;
        }
        if (Criteria.dominates(gains, other.gains)) {
            return 1;
        }
        return Criteria.dominates(other.gains, gains) ? -1 : 0;
    }

    double gain(int objective) {
        return gains[objective];
    }

    int size() {
        return gains.length;
    }

    /** Less violation is more, then the gains in turn. */
    @Override
    public int compareTo(Merit other) {
        int feasible = Double.compare(other.violation, violation);
        return feasible != 0 ? feasible : Arrays.compare(gains, other.gains);
    }
}
