package org.headstart.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.search.PriorMember.Trust;

/**
 * Gaussian processes whose mean and covariance come from past tasks, on a grid of how far they are believed, averaged by how well they explain the target's
 * trials (Wang, Kim and Kaelbling, Regret bounds for meta Bayesian optimization with an unknown Gaussian process prior, 2018; Wang et al., Pre-trained
 * Gaussian processes for Bayesian optimization, 2021). A step takes time in proportion to trials cubed, and to candidates times trials times past tasks.
 * Immutable.
 */
final class PriorGrid {

    private static final List<Trust> TRUSTS =
            List.of(new Trust(1, 0.95), new Trust(1, 0.7), new Trust(1, 0.3), new Trust(0, 0.7), new Trust(0, 0));

    private static final double[] NOISES = {0.01, 0.1};
    private static final double[] SCALES = {0.1, 0.25, 0.5, 1, 2, 4};

    /** The prior of believing the past tasks' mean, as a logarithm. */
    private static final double BELIEF = 0.7;

    private static final int KEPT = 8;

    private final List<PriorPoint> trials;
    private final List<Weighted> members;

    private PriorGrid(List<PriorPoint> trials, List<Weighted> members) {
        this.trials = trials;
        this.members = members;
    }

    /** A process and the logarithm of its share. */
    private record Weighted(PriorMember member, double log) {}

    /**
     * @param trials  [n], at least one
     * @param gains   [n]
     * @param kernels base correlations, at least one
     * @param spread  the usual standard deviation of gains on a past task
     * @param open    whether past tasks may be believed at all
     */
    static PriorGrid fit(List<PriorPoint> trials, double[] gains, List<Kernel> kernels, double spread, boolean open) {
        List<Weighted> all = new ArrayList<>();
        for (Trust trust : TRUSTS) {
            if (trust.isAny() && !open) {
                continue;
            }
            for (Kernel kernel : kernels) {
                for (double noise : NOISES) {
                    PriorMember.Level level = new PriorMember.Level(trials, gains, kernel, trust, noise);
                    for (double scale : SCALES) {
                        PriorMember member = level.scaled(scale * spread);
                        double away = Math.log(scale);
                        all.add(new Weighted(
                                member, member.logLikelihood() - 0.5 * away * away + BELIEF * trust.mean()));
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(each -> -each.log()));
        return new PriorGrid(trials, normalised(all.subList(0, Math.min(KEPT, all.size()))));
    }

    private static List<Weighted> normalised(List<Weighted> best) {
        double most = best.get(0).log();
        double sum =
                best.stream().mapToDouble(each -> Math.exp(each.log() - most)).sum();
        return best.stream()
                .map(each -> new Weighted(each.member(), each.log() - most - Math.log(sum)))
                .toList();
    }

    /** The logarithm of the expected improvement over the best gain, averaged over the grid. */
    double logImprovement(PriorPoint point, double best) {
        double[] logs = new double[members.size()];
        double most = Double.NEGATIVE_INFINITY;
        List<Estimate> estimates = estimates(point);
        for (int i = 0; i < logs.length; i++) {
            logs[i] = members.get(i).log() + ExpectedImprovement.log(estimates.get(i), best);
            most = Math.max(most, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum);
    }

    /** What is expected, averaged over the grid. */
    Estimate at(PriorPoint point) {
        double mean = 0;
        double squares = 0;
        List<Estimate> estimates = estimates(point);
        for (int i = 0; i < estimates.size(); i++) {
            double share = Math.exp(members.get(i).log());
            Estimate each = estimates.get(i);
            mean += share * each.mean();
            squares += share * (each.sd() * each.sd() + each.mean() * each.mean());
        }
        return new Estimate(mean, Math.sqrt(Math.max(0, squares - mean * mean)));
    }

    private List<Estimate> estimates(PriorPoint point) {
        double[] past = new double[trials.size()];
        for (int i = 0; i < past.length; i++) {
            past[i] = point.covariance(trials.get(i));
        }
        IdentityHashMap<Kernel, double[]> correlations = new IdentityHashMap<>();
        List<Estimate> estimates = new ArrayList<>();
        for (Weighted each : members) {
            double[] base = correlations.computeIfAbsent(each.member().kernel(), kernel -> correlations(kernel, point));
            estimates.add(each.member().at(point, past, base));
        }
        return estimates;
    }

    private double[] correlations(Kernel kernel, PriorPoint point) {
        double[] correlations = new double[trials.size()];
        for (int i = 0; i < correlations.length; i++) {
            correlations[i] = kernel.correlation(point.encoded(), trials.get(i).encoded());
        }
        return correlations;
    }

    /** How much of the average believes past tasks, 0 to 1. */
    double belief() {
        return members.stream()
                .filter(each -> each.member().trust().isAny())
                .mapToDouble(each -> Math.exp(each.log()))
                .sum();
    }
}
