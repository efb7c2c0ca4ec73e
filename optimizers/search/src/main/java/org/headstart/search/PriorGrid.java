package org.headstart.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.search.PriorLevel.Trust;

/**
 * Gaussian processes whose mean and covariance come from past tasks, on a grid of how far they are believed, averaged by how well they explain the target's
 * trials (Wang, Kim and Kaelbling, Regret bounds for meta Bayesian optimization with an unknown Gaussian process prior, 2018; Wang et al., Pre-trained
 * Gaussian processes for Bayesian optimization, 2021). With n trials and T past tasks a grid takes 40 Cholesky factors of n rows, and a point n T for the past
 * tasks' covariances and n squared for each level that is left. Immutable.
 */
final class PriorGrid {

    private static final List<Trust> TRUSTS = List.of(
            new Trust(1, 0.95),
            new Trust(1, 0.7),
            new Trust(1, 0.3),
            new Trust(1, 0),
            new Trust(0, 0.7),
            new Trust(0, 0));

    private static final double[] NOISES = {0.01, 0.1};
    private static final double[] SCALES = {0.1, 0.25, 0.5, 1, 2, 4};

    /** The prior of believing the past tasks' mean, as a logarithm. */
    private static final double BELIEF = 0.7;

    private static final int KEPT = 8;

    /** A process with a smaller share of that of the likeliest is left out, as a logarithm. */
    private static final double LEAST = Math.log(0.01);

    /** So many points at once fit into the processor's caches with their covariances. */
    private static final int BLOCK = 64;

    private final PriorPoints trials;
    private final List<Weighted> members;

    private PriorGrid(PriorPoints trials, List<Weighted> members) {
        this.trials = trials;
        this.members = members;
    }

    /** A process and the logarithm of its share. */
    private record Weighted(PriorMember member, double log) {}

    /** Something that is computed from the estimates of all members at a point. */
    private interface Figure {
        double of(Estimate[] estimates);
    }

    /**
     * @param trials  [n], at least one
     * @param gains   [n]
     * @param kernels base correlations, at least one
     * @param spread  the usual standard deviation of gains on a past task
     * @param open    whether past tasks may be believed at all
     */
    static PriorGrid fit(PriorPoints trials, double[] gains, List<Kernel> kernels, double spread, boolean open) {
        List<Weighted> all = new ArrayList<>();
        double[][] past = trials.covariances(trials);
        for (Kernel kernel : kernels) {
            double[][] base = trials.correlations(kernel, trials);
            for (Trust trust : TRUSTS) {
                if (trust.isAny() && !open) {
                    continue;
                }
                for (double noise : NOISES) {
                    addScales(new PriorLevel(trials, gains, past, base, kernel, trust, noise), spread, all);
                }
            }
        }
        all.sort(Comparator.comparingDouble(each -> -each.log()));
        return new PriorGrid(trials, normalised(all.subList(0, Math.min(KEPT, all.size()))));
    }

    private static void addScales(PriorLevel level, double spread, List<Weighted> all) {
        for (double scale : SCALES) {
            PriorMember member = level.scaled(scale * spread);
            double away = Math.log(scale);
            double log = member.logLikelihood()
                    - 0.5 * away * away
                    + BELIEF * level.trust().mean();
            all.add(new Weighted(member, log));
        }
    }

    private static List<Weighted> normalised(List<Weighted> best) {
        double most = best.get(0).log();
        List<Weighted> kept =
                best.stream().filter(each -> each.log() - most >= LEAST).toList();
        double sum =
                kept.stream().mapToDouble(each -> Math.exp(each.log() - most)).sum();
        return kept.stream()
                .map(each -> new Weighted(each.member(), each.log() - most - Math.log(sum)))
                .toList();
    }

    /** [points], the logarithm of the expected improvement over the best gain, averaged over the grid. */
    double[] logImprovements(PriorPoints points, double best) {
        return figures(points, estimates -> logImprovement(estimates, best));
    }

    private double logImprovement(Estimate[] estimates, double best) {
        double[] logs = new double[estimates.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = members.get(i).log() + ExpectedImprovement.log(estimates[i], best);
            most = Math.max(most, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum);
    }

    /** [points], the gains that are expected, averaged over the grid. */
    double[] means(PriorPoints points) {
        return figures(points, this::mean);
    }

    private double mean(Estimate[] estimates) {
        double mean = 0;
        for (int i = 0; i < estimates.length; i++) {
            mean += Math.exp(members.get(i).log()) * estimates[i].mean();
        }
        return mean;
    }

    private double[] figures(PriorPoints points, Figure figure) {
        double[] figures = new double[points.count()];
        for (int from = 0; from < figures.length; from += BLOCK) {
            PriorPoints block = points.range(from, Math.min(figures.length, from + BLOCK));
            Estimate[][] estimates = estimates(block);
            for (int i = 0; i < estimates.length; i++) {
                figures[from + i] = figure.of(estimates[i]);
            }
        }
        return figures;
    }

    /** [points][members]. */
    private Estimate[][] estimates(PriorPoints points) {
        double[][] past = trials.covariances(points);
        IdentityHashMap<Kernel, double[][]> bases = new IdentityHashMap<>();
        IdentityHashMap<PriorLevel, PriorLevel.View> views = new IdentityHashMap<>();
        Estimate[][] estimates = new Estimate[points.count()][members.size()];
        for (int i = 0; i < members.size(); i++) {
            PriorMember member = members.get(i).member();
            PriorLevel.View view = views.computeIfAbsent(
                    member.level(),
                    level -> level.view(
                            points,
                            past,
                            bases.computeIfAbsent(level.kernel(), kernel -> trials.correlations(kernel, points))));
            for (int point = 0; point < estimates.length; point++) {
                estimates[point][i] = member.at(view, point);
            }
        }
        return estimates;
    }

    /** How much of the average believes past tasks, 0 to 1. */
    double belief() {
        return members.stream()
                .filter(each -> each.member().level().trust().isAny())
                .mapToDouble(each -> Math.exp(each.log()))
                .sum();
    }
}
