package org.headstart.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How much each model of an ensemble counts, by how often it ranks a resample of the trials with the fewest errors (Feurer, Letham, Hutter and
 * Bakshy, Practical transfer learning for Bayesian optimization, 2022, section 4). Past tasks that seldom do better than the target's own model
 * are left out at random, the more of them the more trials there are (their section 4.3), so that many poor ones do not outweigh it together.
 *
 * @param past   [past tasks], at least 0
 * @param target of the target's own model; with the others sum 1
 */
record RankingWeights(double[] past, double target) {

    private static final int RESAMPLES = 100;

    /** After so many trials past tasks do not count any more. */
    static final int HORIZON = 100;

    /** All past tasks as they are, and nothing for the target: before it has trials enough to rank. */
    static RankingWeights before(double[] past) {
        return new RankingWeights(past, 0);
    }

    /**
     * @param gains    [n], what came of the trials; at least two
     * @param past     [past tasks][n], what each expects of the trials
     * @param leftOut  [n], what the target's own model expects of each trial from the others
     * @param random   draws the resamples and what is left out
     */
    static RankingWeights of(double[] gains, double[][] past, double[] leftOut, RandomGenerator random) {
        int models = past.length + 1;
        boolean[][][] wrong = new boolean[models][][];
        for (int task = 0; task < past.length; task++) {
            wrong[task] = misranked(gains, past[task], past[task]);
        }
        // The other trials are known to the model that leaves one out, as they are to Feurer et al.'s.
        wrong[past.length] = misranked(gains, leftOut, gains);
        int[][] losses = new int[RESAMPLES][models];
        for (int[] row : losses) {
            int[] drawn = random.ints(gains.length, 0, gains.length).toArray();
            Arrays.setAll(row, model -> loss(wrong[model], drawn));
        }
        return of(losses, kept(losses, gains.length, random));
    }

    /** [n][n]: whether the pair is ordered otherwise than its gains, or not at all; pairs of equal gains never are. */
    private static boolean[][] misranked(double[] gains, double[] own, double[] other) {
        boolean[][] wrong = new boolean[gains.length][gains.length];
        for (int i = 0; i < gains.length; i++) {
            for (int j = 0; j < gains.length; j++) {
                wrong[i][j] = gains[i] != gains[j] && (own[i] < other[j]) != (gains[i] < gains[j]);
            }
        }
        return wrong;
    }

    private static int loss(boolean[][] wrong, int[] drawn) {
        int loss = 0;
        for (int i : drawn) {
            boolean[] row = wrong[i];
            for (int j : drawn) {
                loss += row[j] ? 1 : 0;
            }
        }
        return loss;
    }

    /** Which models stay; the target's own, the last, always does. */
    private static boolean[] kept(int[][] losses, int trials, RandomGenerator random) {
        int target = losses[0].length - 1;
        boolean[] kept = new boolean[target + 1];
        for (int model = 0; model < target; model++) {
            int task = model;
            double better =
                    Arrays.stream(losses).filter(row -> row[task] < row[target]).count() / (double) RESAMPLES;
            kept[model] = random.nextDouble() < better * (1 - trials / (double) HORIZON);
        }
        kept[target] = true;
        return kept;
    }

    /** A resample goes to the model of the least loss: the target's when it is among them, else in equal parts. */
    private static RankingWeights of(int[][] losses, boolean[] kept) {
        int target = kept.length - 1;
        double[] weights = new double[kept.length];
        for (int[] row : losses) {
            int least = row[target];
            for (int model = 0; model < target; model++) {
                least = kept[model] ? Math.min(least, row[model]) : least;
            }
            int winners = 0;
            for (int model = 0; model < target; model++) {
                winners += kept[model] && row[model] == least ? 1 : 0;
            }
            boolean own = row[target] == least;
            for (int model = 0; model < target && !own; model++) {
                weights[model] += kept[model] && row[model] == least ? 1.0 / winners : 0;
            }
            weights[target] += own ? 1 : 0;
        }
        return new RankingWeights(
                Arrays.stream(weights).limit(target).map(won -> won / RESAMPLES).toArray(),
                weights[target] / RESAMPLES);
    }

    int loudest() {
        int loudest = 0;
        for (int task = 1; task < past.length; task++) {
            loudest = past[task] > past[loudest] ? task : loudest;
        }
        return loudest;
    }
}
