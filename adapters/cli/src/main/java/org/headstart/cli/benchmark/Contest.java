package org.headstart.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.TuningMethod;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.warehouse.History;
import org.jspecify.annotations.Nullable;

/** One method on the tasks of one split. The meta-model is fitted once, when it is first needed. Thread-safe. */
final class Contest {

    private static final long MODEL_SEED = 1;
    private static final Recommendation NONE = Recommendation.none("any", "History is withheld.");

    private final Split split;
    private final TuningMethod method;
    private final int budget;
    private final int seeds;
    private final Map<Curve.Key, Curve> known;
    private @Nullable MetaModel model;

    Contest(Split split, TuningMethod method, int budget, int seeds, Map<Curve.Key, Curve> known) {
        this.split = split;
        this.method = method;
        this.budget = budget;
        this.seeds = seeds;
        this.known = known;
    }

    /** The curves of all seeds on a task. */
    List<Curve> run(PoolTask task) {
        List<Curve.Key> keys = IntStream.range(0, seeds)
                .mapToObj(seed -> new Curve.Key(history().learner(), method.label(), task.name(), seed))
                .toList();
        Recommendation advice = known.keySet().containsAll(keys) ? NONE : advice(task);
        List<Curve> curves = new ArrayList<>();
        for (Curve.Key key : keys) {
            Curve curve = known.get(key);
            curves.add(curve == null ? run(task, advice, key) : curve);
        }
        return curves;
    }

    private Curve run(PoolTask task, Recommendation advice, Curve.Key key) {
        return new Curve(key.pack(), key.method(), key.task(), key.seed(), walk(task, advice, key.seed()));
    }

    private History history() {
        return split.history();
    }

    private Recommendation advice(PoolTask task) {
        MetaModelProvider provider = method.metaModel();
        if (provider == null) {
            return NONE;
        }
        MetaModel.Query query = new MetaModel.Query(task.metaFeatures(), task.pool(), budget);
        return fitted(provider).recommend(query);
    }

    private synchronized MetaModel fitted(MetaModelProvider provider) {
        MetaModel fitted = model;
        if (fitted == null) {
            fitted = provider.fit(split.history(), MODEL_SEED);
            model = fitted;
        }
        return fitted;
    }

    private List<Double> walk(PoolTask task, Recommendation advice, int seed) {
        Optimizer optimizer = method.optimizer().create(setting(task, advice, seed));
        List<Double> regrets = new ArrayList<>();
        double best = task.worst();
        for (int number = 0; number < Math.min(budget, task.gains().size()); number++) {
            Proposal proposal = optimizer.ask();
            double gain = task.gain(proposal.configuration());
            best = Math.max(best, gain);
            regrets.add((task.best() - best) / (task.best() - task.worst()));
            optimizer.tell(Observation.of(
                    number,
                    history().learner(),
                    proposal.configuration(),
                    history().metric().gain(gain)));
        }
        while (regrets.size() < budget) {
            regrets.add(0.0);
        }
        return regrets;
    }

    private Setting setting(PoolTask task, Recommendation advice, int seed) {
        return new Setting(
                history().learner(),
                history().space(),
                split.standard(),
                history().metric(),
                seedOf(task, seed),
                advice,
                task.pool());
    }

    /** A stream of its own for each task: on packs whose pools are alike, one lucky draw would count on every task. */
    private static long seedOf(PoolTask task, int seed) {
        return seed + 1_000_003L * task.name().hashCode();
    }
}
