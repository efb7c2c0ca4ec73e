package org.headstart.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Which configuration stands on which rung, and how it did there. Rungs are counted from 0, the lowest share. Trials at shares that are no rung
 * do not count.
 */
final class Ladder {

    private static final double SLACK = 1e-9;

    private final Rungs rungs;
    private final List<Standing> inOrder = new ArrayList<>();
    private final List<Map<Configuration, Standing>> byRung = new ArrayList<>();

    private Ladder(Rungs rungs) {
        this.rungs = rungs;
        for (int rung = 0; rung < rungs.count(); rung++) {
            byRung.add(new HashMap<>());
        }
    }

    /**
     * A configuration on a rung.
     *
     * @param configuration the configuration
     * @param rung          the rung
     * @param ended         whether its trial has ended
     * @param gain          its value where larger is better; null while there is none, and when the trial ended without
     * @param start         whether it began on this rung, rather than come up from the one below
     */
    record Standing(
            Configuration configuration,
            int rung,
            boolean ended,
            @Nullable Double gain,
            boolean start) {

        private double gainOrWorst() {
            return gain == null ? Double.NEGATIVE_INFINITY : gain;
        }
    }

    /**
     * @param rungs  the shares
     * @param metric what gain is
     * @param told   trials by number
     * @param asked  proposals that have no number yet, in order
     */
    static Ladder of(Rungs rungs, Metric metric, Iterable<Observation> told, Iterable<Proposal> asked) {
        Ladder ladder = new Ladder(rungs);
        for (Observation trial : told) {
            Double value = trial.value();
            ladder.add(
                    trial.configuration(),
                    trial.share(),
                    trial.state().isEnd(),
                    value == null || !Double.isFinite(value) ? null : metric.gain(value));
        }
        for (Proposal proposal : asked) {
            ladder.add(proposal.configuration(), proposal.share(), false, null);
        }
        return ladder;
    }

    /** The first trial of a configuration on a rung counts, as repetitions come only when a space has nothing new. */
    private void add(Configuration configuration, double share, boolean ended, @Nullable Double gain) {
        int rung = rungOf(rungs, share);
        if (rung >= 0) {
            boolean start = rung == 0 || !isOn(configuration, rung - 1);
            Standing standing = new Standing(configuration, rung, ended, gain, start);
            inOrder.add(standing);
            byRung.get(rung).putIfAbsent(configuration, standing);
        }
    }

    /** The rung with that share; -1 when there is none. */
    static int rungOf(Rungs rungs, double share) {
        for (int rung = 0; rung < rungs.count(); rung++) {
            if (Math.abs(rungs.shares().get(rung) - share) <= SLACK) {
                return rung;
            }
        }
        return -1;
    }

    /** The rung of full evaluations. */
    int top() {
        return rungs.count() - 1;
    }

    int reduction() {
        return rungs.reduction();
    }

    double share(int rung) {
        return rungs.shares().get(rung);
    }

    /** How many trials there are, pending ones too. */
    int count() {
        return inOrder.size();
    }

    /** Every trial, in order. */
    List<Standing> inOrder() {
        return inOrder;
    }

    boolean isOn(Configuration configuration, int rung) {
        return byRung.get(rung).containsKey(configuration);
    }

    @Nullable
    Standing on(Configuration configuration, int rung) {
        return byRung.get(rung).get(configuration);
    }

    /** All configurations that stand anywhere. */
    Set<Configuration> configurations() {
        Set<Configuration> all = new HashSet<>();
        byRung.forEach(rung -> all.addAll(rung.keySet()));
        return all;
    }

    /** The trials on a rung that have ended, in order. */
    List<Standing> ended(int rung) {
        return inOrder.stream()
                .filter(standing -> standing.rung() == rung && standing.ended())
                .toList();
    }

    /** Those that have a value, best first, the earlier of equals first. */
    static List<Standing> bestFirst(List<Standing> standings) {
        return standings.stream()
                .filter(standing -> standing.gain() != null)
                .sorted(Comparator.comparingDouble(Standing::gainOrWorst).reversed())
                .toList();
    }
}
