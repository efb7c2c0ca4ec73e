package org.headstart.tests.benchmarks.yahpo;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The incumbent's regret against what was spent, in full evaluations; it counts from the end of the trial that brought it. Not thread-safe. */
final class CostCurve {

    /** What adding up thirds may lose. */
    private static final double SLACK = 1e-6;

    private final int budget;
    private final NavigableMap<Integer, Double> regrets = new TreeMap<>();
    private double cost;
    private double regret = Double.NaN;

    /** @param budget in full evaluations */
    CostCurve(int budget) {
        this.budget = budget;
    }

    /** Whether anything may be spent yet. */
    boolean isOpen() {
        return cost < budget - SLACK;
    }

    /** Whether a trial of that share ends within the budget. */
    boolean allows(double share) {
        return cost + share <= budget + SLACK;
    }

    /**
     * @param share spent
     * @param now   the incumbent's regret at full fidelity from then on
     */
    void spend(double share, double now) {
        double end = cost + share;
        fill(end - SLACK);
        cost = end;
        regret = now;
    }

    /** All costs from 1 to the budget. */
    NavigableMap<Integer, Double> regrets() {
        fill(budget + 1);
        return regrets;
    }

    /** What the incumbent was worth at each whole cost below the end of the next trial. */
    private void fill(double end) {
        for (int next = regrets.size() + 1; next <= budget && next < end; next++) {
            regrets.put(next, regret);
        }
    }
}
