package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.LearnerChoice.Arm;
import org.headstart.api.recommendation.LearnerChoice.Setting;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * A bandit over learners by Thompson sampling (Thompson 1933; Chapelle and Li 2011): a normal distribution with a normal-inverse-gamma prior is
 * learned of each arm's normal scores, mean and variance are drawn from its posterior, and the arm has the trial whose next value is then
 * expected to improve most on the best score so far, by the trial or by the second. Improvements are compared, not means, because a study keeps
 * its best trial and not its average one (the max-k-armed bandit of Cicirello and Smith 2005). Only full evaluations count. Several objectives
 * are made one by other weights at each step, and what violates constraints counts as failed.
 *
 * <p>An arm without history first has its leading two proposals, in turn with the others of its kind. Arms with history begin with the prior of
 * the past tasks; it does not count while it and the trials' scores are negatively correlated, nor at every fifth trial, so that a misleading
 * history cannot starve an arm. Not thread-safe.
 */
final class LearnerBandit implements Optimizer {

    private static final int LEADING = 2;
    private static final int PLAIN_EVERY = 5;

    /** How many trials the seconds of past tasks are worth. */
    private static final double SECONDS_WEIGHT = 1;

    private final Setting setting;
    private final List<Arm> arms;
    private final List<LearnerPrior> priors;
    private final SortedMap<Integer, Observation> told = new TreeMap<>();
    private final List<Proposal> asked = new ArrayList<>();

    LearnerBandit(Setting setting, List<LearnerPrior> priors) {
        this.setting = setting;
        this.arms = setting.arms();
        this.priors = priors;
    }

    @Override
    public Proposal ask() {
        Proposal repeated = null;
        for (Arm arm : preferred()) {
            Proposal proposal = askArm(arm);
            if (proposal != null && isNew(proposal)) {
                asked.add(proposal);
                return proposal;
            }
            repeated = repeated == null ? proposal : repeated;
        }
        if (repeated == null) {
            throw new NoSuchElementException("The pools of all " + arms.size() + " learners are used up.");
        }
        return repeated;
    }

    /** An arm repeats itself only when its space is finite and has nothing new; a configuration at another share is new. */
    private boolean isNew(Proposal proposal) {
        return told.values().stream().noneMatch(trial -> isOf(trial, proposal))
                && asked.stream()
                        .noneMatch(pending -> pending.share() == proposal.share()
                                && pending.learner().equals(proposal.learner())
                                && pending.configuration().equals(proposal.configuration()));
    }

    private static boolean isOf(Observation trial, Proposal proposal) {
        return proposal.share() == trial.share()
                && proposal.learner().equals(trial.learner())
                && proposal.configuration().equals(trial.configuration());
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
            if (isOf(observation, proposal)) {
                asked.remove(proposal);
                return;
            }
        }
    }

    private List<Arm> preferred() {
        int position = told.size() + asked.size();
        RandomGenerator random = Randomness.at(setting.seed(), position);
        Judged judged = Judged.of(ended(), setting.criteria(), random);
        List<LearnerPrior> believed = position % PLAIN_EVERY == PLAIN_EVERY - 1 || isContradicted(judged)
                ? arms.stream().map(arm -> LearnerPrior.plain()).toList()
                : priors;
        double[] appeal = appeal(believed, judged, random);
        return IntStream.range(0, appeal.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -appeal[i]))
                .map(arms::get)
                .toList();
    }

    /** Arms that have to lead come first, the least tried before the others; the rest by what they promise. */
    private double[] appeal(List<LearnerPrior> believed, Judged judged, RandomGenerator random) {
        int[] counts = arms.stream().mapToInt(this::count).toArray();
        boolean[] leading = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            leading[i] = priors.get(i).tasks() == 0 && counts[i] < LEADING;
        }
        double[] promise = promise(believed, judged, random);
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> leading[i] ? Double.MAX_VALUE / (2 + counts[i]) : promise[i])
                .toArray();
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

    /** The logarithm of each arm's expected gain, by the trial or by the second, at parameters drawn from its posterior. */
    private double[] promise(List<LearnerPrior> believed, Judged judged, RandomGenerator random) {
        List<Observation> ended = judged.trials();
        int[] armOf = ended.stream().mapToInt(this::arm).toArray();
        double[] scores = scores(judged, armOf, believed);
        double best = DoubleStream.of(scores).max().orElse(0);
        double usual = priors.stream()
                .mapToDouble(LearnerPrior::seconds)
                .filter(Double::isFinite)
                .average()
                .orElse(1);
        double[] promise = new double[arms.size()];
        for (int i = 0; i < promise.length; i++) {
            int arm = i;
            int[] own = IntStream.range(0, armOf.length)
                    .filter(trial -> armOf[trial] == arm)
                    .toArray();
            Estimate drawn = draw(
                    believed.get(i),
                    IntStream.of(own).mapToDouble(trial -> scores[trial]).toArray(),
                    random);
            promise[i] = ExpectedImprovement.log(drawn, best);
            if (setting.perSecond()) {
                promise[i] -= Math.log(seconds(
                        priors.get(i).seconds(),
                        usual,
                        IntStream.of(own)
                                .mapToDouble(trial -> ended.get(trial).seconds())
                                .toArray()));
            }
        }
        return promise;
    }

    /** Whether the trials of learners that did well on past tasks are the worse ones here. */
    private boolean isContradicted(Judged judged) {
        double[] scores = Copula.scores(Gains.of(judged.trials(), judged.metric()));
        double[] expected = judged.trials().stream()
                .mapToDouble(
                        trial -> arm(trial) < 0 ? 0 : priors.get(arm(trial)).mean())
                .toArray();
        double centre = Gains.mean(expected);
        double covariance = 0;
        for (int i = 0; i < scores.length; i++) {
            covariance += (expected[i] - centre) * scores[i];
        }
        return covariance < 0;
    }

    private List<Observation> ended() {
        return told.values().stream()
                .filter(trial -> trial.state().isEnd() && trial.isFull())
                .toList();
    }

    private int arm(Observation trial) {
        return IntStream.range(0, arms.size())
                .filter(i -> arms.get(i).learner().equals(trial.learner()))
                .findFirst()
                .orElse(-1);
    }

    /**
     * Normal scores of the trials, on the scale of the priors: past scores are among trials of all learners, these only among those tried. So they
     * get the mean and the variance that the priors expect of just these learners' trials.
     */
    private double[] scores(Judged judged, int[] armOf, List<LearnerPrior> believed) {
        double[] means = IntStream.of(armOf)
                .mapToDouble(arm -> arm < 0 ? 0 : believed.get(arm).mean())
                .toArray();
        double within = IntStream.of(armOf)
                .mapToDouble(arm -> arm < 0 ? 1 : believed.get(arm).variance())
                .average()
                .orElse(1);
        double between = Gains.sd(means);
        double scale = Math.sqrt(within + between * between);
        double centre = Gains.mean(means);
        return Arrays.stream(Copula.scores(Gains.of(judged.trials(), judged.metric())))
                .map(score -> centre + scale * score)
                .toArray();
    }

    /** Mean and standard deviation drawn from the posterior (Murphy 2007, equations 85 to 89). */
    private static Estimate draw(LearnerPrior prior, double[] scores, RandomGenerator random) {
        int n = scores.length;
        double mean = Gains.mean(scores);
        double spread = Gains.sd(scores);
        double weight = prior.weight() + n;
        double shape = prior.shape() + n / 2.0;
        double away = mean - prior.mean();
        double rate = prior.rate() + 0.5 * n * (spread * spread + prior.weight() * away * away / weight);
        double sd = Math.sqrt(2 * rate / chiSquared((int) Math.round(2 * shape), random));
        double centre = (prior.weight() * prior.mean() + n * mean) / weight;
        return new Estimate(centre + sd / Math.sqrt(weight) * random.nextGaussian(), sd);
    }

    private static double chiSquared(int degrees, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double value = random.nextGaussian();
            sum += value * value;
        }
        return sum;
    }

    private static double seconds(double past, double usual, double[] measured) {
        double prior = Double.isFinite(past) ? past : usual;
        double sum = DoubleStream.of(measured).sum();
        return Math.max(1e-6, (SECONDS_WEIGHT * prior + sum) / (SECONDS_WEIGHT + measured.length));
    }
}
