package org.headstart.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;

/**
 * All that a warehouse holds, to be compared with what it should hold.
 *
 * @param tasks   its tasks
 * @param studies its studies
 * @param trials  its trials, study by study
 * @param weights its weights
 */
record Stock(List<Task> tasks, List<Study> studies, List<Trial> trials, List<StoredWeights> weights) {

    static final Stock EMPTY = new Stock(List.of(), List.of(), List.of(), List.of());

    private static final Duration LEASE = Duration.ofHours(1);
    private static final Map<String, SearchSpace> SPACES = new TreeMap<>(Map.of(
            "forest", SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR)),
            "tree",
                    SearchSpace.of(
                            new FloatParameter("y", 1e-3, 10, Scale.LOG),
                            new CategoricalParameter("kind", List.of("a", "b", "c")))));

    static Stock of(Warehouse warehouse) {
        List<Trial> trials = new ArrayList<>();
        warehouse.studies().forEach(study -> trials.addAll(warehouse.trials(study.id())));
        return new Stock(warehouse.tasks(), warehouse.studies(), trials, warehouse.weights("forest"));
    }

    /** The same with nobody at work, as after a repair. */
    Stock atRest() {
        return new Stock(tasks, studies, trials.stream().map(Stock::atRest).toList(), weights);
    }

    private static Trial atRest(Trial trial) {
        return trial.state() == TrialState.RUNNING
                ? new Trial(
                        trial.id(),
                        trial.study(),
                        trial.number(),
                        trial.plan(),
                        trial.attempt(),
                        TrialState.QUEUED,
                        null)
                : trial;
    }

    /** Three studies of two tasks, with rows that take several pages, and with every kind of row there is. */
    static void fill(Warehouse warehouse, int trials) {
        for (int task = 0; task < 2; task++) {
            warehouse.saveTask(new Task(
                    "fingerprint-" + task,
                    "task " + task,
                    TaskType.CLASSIFICATION,
                    "class",
                    150 + task,
                    4,
                    3,
                    new MetaFeatureVector("v", features(task))));
        }
        for (int study = 0; study < 3; study++) {
            addStudy(warehouse, "study-" + study, trials);
            expireOne(warehouse, "study-" + study);
        }
        double[] tensor = new double[5000];
        for (int i = 0; i < tensor.length; i++) {
            tensor[i] = i;
        }
        for (int i = 0; i < 3; i++) {
            warehouse.saveWeights(new StoredWeights(
                    "weights-" + i,
                    "forest",
                    "fingerprint-0",
                    "test",
                    Instant.EPOCH.plusSeconds(i),
                    new InitialWeights("linear", List.of(), List.of(), Map.of("w", Tensor.of(List.of(5000), tensor)))));
        }
        warehouse.saveChoice(new MethodChoice("forest", "accuracy", "rgpe", "auto", 7, 90, 0.1, 0.05, 0.15));
    }

    private static Map<String, MetaFeatureValue> features(int task) {
        Map<String, MetaFeatureValue> features = new LinkedHashMap<>();
        for (int i = 0; i < 1200; i++) {
            features.put("feature." + i, new Known(i * 0.1 + task));
        }
        return features;
    }

    /** Most of its trials have ended, one runs, and three are queued. */
    static void addStudy(Warehouse warehouse, String id, int trials) {
        warehouse.createStudy(
                id,
                "fingerprint-0",
                Metric.ACCURACY,
                SPACES,
                Study.Settings.defaults().withTrials(trials).withLookahead(1));
        warehouse.saveBudget(id, new Budget(trials + 1, 0.1, null));
        for (int number = 0; number < trials; number++) {
            warehouse.enqueue(trial(id, number));
        }
        for (int number = 0; number < trials - 4; number++) {
            Claim claim = warehouse.claim(id, "worker", LEASE).orElseThrow();
            warehouse.finish(claim, outcome(number));
        }
        if (warehouse.claim(id, "worker", LEASE).isEmpty()) {
            throw new IllegalStateException("Nothing was queued.");
        }
    }

    private static Trial trial(String study, int number) {
        boolean forest = number % 2 == 0;
        Map<String, Object> values =
                forest ? Map.of("x", number / 1000.0) : Map.of("y", 0.5 + number / 1000.0, "kind", "b");
        String learner = forest ? "forest" : "tree";
        Proposal proposal = new Proposal(
                learner, SPACES.get(learner).configuration(values), Source.RANDOM, "why " + "w".repeat(number % 90));
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), number, List.of());
        return new Trial(study + "-trial-" + number, study, number, plan, 0, TrialState.QUEUED, null);
    }

    private static Outcome outcome(int number) {
        return number % 7 == 3
                ? Outcome.without(TrialState.FAILED, 0.5, "No model: " + "m".repeat(number * 31 % 3000))
                : new Outcome(
                        TrialState.COMPLETE,
                        number / 100.0,
                        List.of(number / 100.0, 0.25),
                        List.of(),
                        1 + number,
                        null,
                        null);
    }

    /** A worker is thought dead, comes back, and leaves an orphan. */
    private static void expireOne(Warehouse warehouse, String study) {
        Claim claim = warehouse.claim(study, "slow", LEASE).orElseThrow();
        warehouse.expire(study, "slow"::equals);
        try {
            warehouse.finish(claim, outcome(1));
        } catch (LeaseLostException e) {
            return;
        }
        throw new IllegalStateException("The worker kept its lease.");
    }
}
