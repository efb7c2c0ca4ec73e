package org.headstart.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;

/**
 * How far the first picks of a meta-model stay behind the best known configuration of a task that it has not seen. The regret after n picks is
 * (best of the task - best so far) / (best - worst of the task), 0 to 1. Tasks on which nothing differs are left out. Immutable.
 */
final class LeaveOneTaskOut {

    /** The two-sided 95 % point of the normal distribution. */
    private static final double Z95 = 1.959964;

    private final History history;
    private final int[] picks;
    private final List<HeldOut> heldOut;

    /**
     * @param history what is known of one learner
     * @param picks   after how many picks the regret is taken, ascending
     */
    LeaveOneTaskOut(History history, int... picks) {
        this.history = history;
        this.picks = picks.clone();
        List<HeldOut> varied = history.tasks().stream()
                .map(task -> new HeldOut(task, pool(task, history.metric())))
                .filter(HeldOut::varies)
                .toList();
        this.heldOut = history.tasks().size() < 2 ? List.of() : varied;
    }

    /**
     * Regret over the held-out tasks.
     *
     * @param mean      [picks], the mean
     * @param halfWidth [picks], half the width of the mean's 95 % interval by the normal approximation; 0 for a single task
     */
    record Regret(List<Double> mean, List<Double> halfWidth) {}

    /** One task with the gain (larger is better) of each configuration run on it. */
    private record HeldOut(PastTask task, Map<Configuration, Double> pool) {

        private boolean varies() {
            return best() > worst();
        }

        private double best() {
            return extreme(1);
        }

        private double worst() {
            return -extreme(-1);
        }

        private double extreme(int sign) {
            OptionalDouble largest =
                    pool.values().stream().mapToDouble(gain -> sign * gain).max();
            return largest.orElse(0);
        }

        private double regret(double gain) {
            return (best() - gain) / (best() - worst());
        }
    }

    private static Map<Configuration, Double> pool(PastTask task, Metric metric) {
        Map<Configuration, Double> pool = new LinkedHashMap<>();
        for (Observation observation : task.observations()) {
            Double value = observation.value();
            if (value != null) {
                pool.putIfAbsent(observation.configuration(), metric.gain(value));
            }
        }
        return pool;
    }

    /** How many tasks are held out in turn; 0 when the history is too small. */
    int tasks() {
        return heldOut.size();
    }

    /** The expected regret of picks in random order, without repetition. */
    Regret random() {
        return summary(heldOut.stream().map(this::randomRegrets).toList());
    }

    /** The regret of a meta-model that is fitted to all tasks but the held-out one. */
    Regret of(MetaModelProvider provider, long seed) {
        List<double[]> regrets = new ArrayList<>();
        for (HeldOut held : heldOut) {
            List<PastTask> others = history.tasks().stream()
                    .filter(task ->
                            !task.task().fingerprint().equals(held.task().task().fingerprint()))
                    .toList();
            MetaModel model =
                    provider.fit(new History(history.learner(), history.space(), history.metric(), others), seed);
            MetaModel.Query query = new MetaModel.Query(
                    held.task().task().metaFeatures(), List.copyOf(held.pool().keySet()), picks[picks.length - 1]);
            regrets.add(regrets(held, model.recommend(query).candidates()));
        }
        return summary(regrets);
    }

    /** Before the first pick the regret is that of the worst configuration. */
    private double[] regrets(HeldOut held, List<Candidate> candidates) {
        double[] regrets = new double[picks.length];
        double best = held.worst();
        int picked = 0;
        for (int i = 0; i < picks.length; i++) {
            for (; picked < Math.min(picks[i], candidates.size()); picked++) {
                Double gain = held.pool().get(candidates.get(picked).configuration());
                best = gain == null ? best : Math.max(best, gain);
            }
            regrets[i] = held.regret(best);
        }
        return regrets;
    }

    /** The chance that the k-th best is the best of n picks is C(m-k, n-1) / C(m, n) for m configurations; walked by its ratio. */
    private double[] randomRegrets(HeldOut held) {
        double[] gains = held.pool().values().stream()
                .mapToDouble(gain -> -gain)
                .sorted()
                .toArray();
        return Arrays.stream(picks)
                .mapToDouble(n -> expected(held, gains, Math.min(n, gains.length)))
                .toArray();
    }

    private static double expected(HeldOut held, double[] descending, int n) {
        int m = descending.length;
        double chance = n / (double) m;
        double sum = 0;
        for (int k = 1; k <= m - n + 1; k++) {
            sum += chance * held.regret(-descending[k - 1]);
            chance *= (m - k - n + 1) / (double) (m - k);
        }
        return sum;
    }

    private Regret summary(List<double[]> regrets) {
        List<Double> means = new ArrayList<>();
        List<Double> halfWidths = new ArrayList<>();
        for (int i = 0; i < picks.length; i++) {
            int pick = i;
            double[] values = regrets.stream().mapToDouble(each -> each[pick]).toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double variance = values.length < 2 ? 0 : squares / (values.length - 1);
            means.add(mean);
            halfWidths.add(Z95 * Math.sqrt(variance / Math.max(1, values.length)));
        }
        return new Regret(means, halfWidths);
    }
}
