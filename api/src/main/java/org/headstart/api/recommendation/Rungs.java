package org.headstart.api.recommendation;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.Check;

/**
 * The shares of a full evaluation that an optimizer may ask for, as the rungs of successive halving (Jamieson and Talwalkar 2016). What a share
 * cuts, whether iterations, rows or folds, is the business of whoever runs the trials.
 *
 * @param shares    ascending, each above 0, the last 1
 * @param reduction of how many configurations on a rung one goes on to the next (eta), at least 2
 */
public record Rungs(List<Double> shares, int reduction) {

    /** The usual reduction (Li et al. 2018, section 3.6). */
    public static final int REDUCTION = 3;

    /** Nothing but full evaluations. */
    public static final Rungs FULL_ONLY = new Rungs(List.of(1.0), REDUCTION);

    /** Copies the shares and checks their order. */
    public Rungs {
        shares = List.copyOf(shares);
        Check.atLeast(reduction, 2, "The reduction from rung to rung");
        Check.that(
                !shares.isEmpty() && shares.get(shares.size() - 1) == 1,
                "The shares of the rungs are %s, but the last must be 1.",
                shares);
        double before = 0;
        for (double share : shares) {
            requireShare(share, "a rung");
            Check.that(share > before, "The shares of the rungs are %s, but they must ascend.", shares);
            before = share;
        }
    }

    /**
     * Rungs whose shares are 1, 1/reduction, 1/reduction^2 and so on.
     *
     * @param least     no share is below this, above 0 and at most 1
     * @param reduction at least 2
     * @return as many rungs as there are
     */
    public static Rungs geometric(double least, int reduction) {
        requireShare(least, "the lowest rung");
        Check.atLeast(reduction, 2, "The reduction from rung to rung");
        List<Double> shares = new ArrayList<>();
        // A little slack, so that 1/9 gives the rung 1/9 whatever was lost in dividing.
        for (double divisor = 1; 1 / divisor >= least * (1 - 1e-9); divisor *= reduction) {
            shares.add(0, 1 / divisor);
        }
        return new Rungs(shares, reduction);
    }

    /** @return how many rungs there are, at least 1 */
    public int count() {
        return shares.size();
    }

    static void requireShare(double share, String what) {
        Check.that(
                share > 0 && share <= 1,
                "The share of a full evaluation of %s is %s, but it must be above 0 and at most 1.",
                what,
                share);
    }
}
