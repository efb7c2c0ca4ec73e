package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.LearnerChoice.Arm;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A bandit over learners. Each arm first has its leading two proposals, in turn. Then Thompson sampling (Thompson 1933; Chapelle and Li 2011): a
 * normal distribution with a normal-inverse-gamma prior is learned of each arm's normal scores, and the arm whose next value, drawn from its
 * posterior predictive, is highest has the trial; only full evaluations count. Values are drawn, not means, because a study keeps its best trial and not its average one
 * (the max-k-armed bandit of Cicirello and Smith 2005). Not thread-safe.
 */
final class LearnerBandit implements Optimizer {

    private static final int LEADING = 2;
    private static final double PRIOR_WEIGHT = 0.5;
    private static final double PRIOR_SHAPE = 1;
    private static final double PRIOR_RATE = 0.5;

    private final List<Arm> arms;
    private final Metric metric;
    private final long seed;
    private final SortedMap<Integer, Observation> told = new TreeMap<>();
    private final List<Proposal> asked = new ArrayList<>();

    LearnerBandit(List<Arm> arms, Metric metric, long seed) {
        this.arms = List.copyOf(arms);
        this.metric = metric;
        this.seed = seed;
    }

    @Override
    public Proposal ask() {
        for (Arm arm : preferred()) {
            Proposal proposal = askArm(arm);
            if (proposal != null) {
                asked.add(proposal);
                return proposal;
            }
        }
        throw new NoSuchElementException("The pools of all " + arms.size() + " learners are used up.");
    }

    /** The arm's next proposal; null when its pool is used up. */
    private static @Nullable Proposal askArm(Arm arm) {
        try {
            return arm.optimizer().ask();
        } catch (NoSuchElementException usedUp) {
            return null;
        }
    }

    @Override
    public void tell(Observation observation) {
        Observation before = told.put(observation.number(), observation);
        if (before == null) {
            forget(observation);
        }
        for (Arm arm : arms) {
            if (arm.learner().equals(observation.learner())) {
                arm.optimizer().tell(observation);
            }
        }
    }

    /** What has a number is not to be counted twice. */
    private void forget(Observation observation) {
        for (Proposal proposal : asked) {
            if (proposal.share() == observation.share()
                    && proposal.learner().equals(observation.learner())
                    && proposal.configuration().equals(observation.configuration())) {
                asked.remove(proposal);
                return;
            }
        }
    }

    private List<Arm> preferred() {
        int[] counts = arms.stream().mapToInt(this::count).toArray();
        double[] appeal = Arrays.stream(counts).min().orElse(0) < LEADING
                ? Arrays.stream(counts).mapToDouble(count -> -count).toArray()
                : draws();
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -appeal[i]))
                .map(arms::get)
                .toList();
    }

    private int count(Arm arm) {
        long numbered = told.values().stream()
                .filter(trial -> trial.learner().equals(arm.learner()))
                .count();
        long unnumbered = asked.stream()
                .filter(proposal -> proposal.learner().equals(arm.learner()))
                .count();
        return (int) (numbered + unnumbered);
    }

    private double[] draws() {
        RandomGenerator random = Randomness.at(seed, told.size() + asked.size());
        List<Observation> ended = told.values().stream()
                .filter(trial -> trial.state().isEnd() && trial.isFull())
                .toList();
        double[] scores = Copula.scores(Gains.of(ended, metric));
        return arms.stream()
                .mapToDouble(arm -> draw(
                        IntStream.range(0, scores.length)
                                .filter(i -> ended.get(i).learner().equals(arm.learner()))
                                .mapToDouble(i -> scores[i])
                                .toArray(),
                        random))
                .toArray();
    }

    /** A value of the posterior predictive (Murphy 2007, equations 85 to 89 and 100). */
    private static double draw(double[] scores, RandomGenerator random) {
        int n = scores.length;
        double mean = Gains.mean(scores);
        double spread = Gains.sd(scores);
        double weight = PRIOR_WEIGHT + n;
        double shape = PRIOR_SHAPE + n / 2.0;
        double rate = PRIOR_RATE + 0.5 * n * (spread * spread + PRIOR_WEIGHT * mean * mean / weight);
        double scale = Math.sqrt(rate * (weight + 1) / (shape * weight));
        return n * mean / weight + scale * student(2 * shape, random);
    }

    /** A value of Student's t: a normal over the root of a chi-squared one, which is a sum of squares for whole degrees of freedom. */
    private static double student(double degrees, RandomGenerator random) {
        double normal = random.nextGaussian();
        double sum = 0;
        for (int i = 0; i < (int) Math.round(degrees); i++) {
            double value = random.nextGaussian();
            sum += value * value;
        }
        return normal / Math.sqrt(sum / degrees);
    }
}
