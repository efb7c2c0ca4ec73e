package org.headstart.search;

import java.util.Arrays;

/**
 * Finds length scales and noise by resilient propagation without weight-backtracking (iRprop-; Igel and Huesken 2003) from two starts. It
 * needs the gradient's signs only, so that no step size has to be tuned, and it makes the same steps every time.
 */
final class GpFit {

    private static final int STEPS = 25;
    private static final double FIRST_STEP = 0.3;
    private static final double LAST_STEP = 2e-3;
    private static final double LONGEST_STEP = 1;

    private final MarginalLikelihood likelihood;
    private final GpPrior prior;
    private double[] best;
    private double least = Double.POSITIVE_INFINITY;

    private GpFit(MarginalLikelihood likelihood, GpPrior prior) {
        this.likelihood = likelihood;
        this.prior = prior;
        this.best = start(prior.length(), prior.noise());
    }

    /**
     * @param points  [n][coordinates]
     * @param targets [n], about standardised; for n below 3 the prior's means are taken
     */
    static Kernel fit(Groups groups, double[][] points, double[] targets) {
        GpPrior prior = GpPrior.usual(groups.count());
        GpFit fit = new GpFit(new MarginalLikelihood(groups, prior, points, targets), prior);
        if (targets.length >= 3) {
            fit.descend(fit.start(prior.length(), prior.noise()));
            fit.descend(fit.start(prior.length() - 1, prior.noise() + 2));
        }
        return Kernel.ofLogs(groups, fit.best);
    }

    private double[] start(double length, double noise) {
        double[] logs = new double[likelihood.size()];
        Arrays.fill(logs, length);
        logs[logs.length - 1] = noise;
        return logs;
    }

    private void descend(double[] logs) {
        double[] steps = new double[logs.length];
        double[] before = new double[logs.length];
        double[] gradient = new double[logs.length];
        Arrays.fill(steps, FIRST_STEP);
        for (int step = 0; step < STEPS; step++) {
            double value = likelihood.evaluate(logs, gradient);
            if (value < least) {
                least = value;
                best = logs.clone();
            }
            if (!move(logs, steps, before, gradient)) {
                return;
            }
        }
    }

    /** Moves each coordinate against its gradient's sign; false when all steps have become short. */
    private boolean move(double[] logs, double[] steps, double[] before, double[] gradient) {
        double longest = 0;
        for (int i = 0; i < logs.length; i++) {
            double product = before[i] * gradient[i];
            if (product > 0) {
                steps[i] = Math.min(LONGEST_STEP, steps[i] * 1.2);
            } else if (product < 0) {
                steps[i] *= 0.5;
                gradient[i] = 0;
            }
            boolean isNoise = i == logs.length - 1;
            double moved = logs[i] - Math.signum(gradient[i]) * steps[i];
            logs[i] = Math.min(prior.high(isNoise), Math.max(prior.low(isNoise), moved));
            before[i] = gradient[i];
            longest = Math.max(longest, steps[i]);
        }
        return longest > LAST_STEP;
    }
}
