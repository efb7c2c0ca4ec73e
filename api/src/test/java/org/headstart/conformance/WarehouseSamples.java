package org.headstart.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Provenance;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/** Tasks, studies and trials to fill a warehouse with. */
public final class WarehouseSamples {

    public static final String LEARNER = "test:Svm";

    public static final Duration LEASE = Duration.ofMinutes(10);

    public static final SearchSpace SPACE = SearchSpace.of(
            new CategoricalParameter("kernel", List.of("rbf", "poly")),
            new FloatParameter("C", 1e-3, 1e3, Scale.LOG),
            new IntegerParameter("degree", 2, 5, Scale.LINEAR).when(List.of(Condition.on("kernel", "poly"))));

    private WarehouseSamples() {}

    public static Task task(String name) {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
        values.put("nr_inst", new Known(150));
        values.put("cor.mean", new Known(0.1 + 0.2));
        values.put("num_to_cat", new NotApplicable("there is no categorical feature"));
        return new Task(
                "fingerprint-" + name,
                name,
                TaskType.CLASSIFICATION,
                "class",
                150,
                4,
                3,
                new MetaFeatureVector("headstart 1", values));
    }

    public static Study.Settings settings() {
        return Study.Settings.defaults()
                .withSeed(Long.MIN_VALUE + 7)
                .withTime(Duration.ofSeconds(90, 1))
                .withLookahead(2)
                .withRacing(false)
                .withStopBelow(0.1 + 0.2)
                .withParts(new Study.Parts(Fidelity.Kind.ROWS, 4))
                .withSecondary(List.of(Metric.SECONDS, Metric.R2))
                .withConstraints(
                        List.of(Constraint.parse("seconds<=0.30000000000000004"), Constraint.parse("auc>=0.9")))
                .withData(Map.of("file", "a b/ä.csv", "target", "class"));
    }

    /** A study with that id of a task with that name. */
    public static Study study(Warehouse warehouse, String id, String task) {
        warehouse.saveTask(task(task));
        return warehouse.createStudy(id, task(task).fingerprint(), Metric.ACCURACY, Map.of(LEARNER, SPACE), settings());
    }

    public static Configuration configuration(double c) {
        return SPACE.configuration(Map.of("kernel", "poly", "C", c, "degree", 3));
    }

    public static Trial trial(Study study, int number) {
        return trial(study, number, configuration(1.0 / (number % 500 + 3)), Fidelity.full(5));
    }

    public static Trial trial(Study study, int number, Configuration configuration, Fidelity fidelity) {
        Proposal proposal =
                new Proposal(LEARNER, configuration, Source.TRANSFER, "like 'iris' (0.7)", improvement(number));
        TrialPlan plan = new TrialPlan(proposal, fidelity, Long.MAX_VALUE - number, List.of(0.1 + 0.2, 1.0 / 3));
        String id = UUID.nameUUIDFromBytes((study.id() + number).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Trial(id, study.id(), number, plan, 0, TrialState.QUEUED, null);
    }

    /** The same trial as less than a full evaluation, which runs fewer folds. */
    public static Trial atShare(double share, Trial full) {
        Proposal proposal = full.proposal();
        Proposal partial = new Proposal(
                proposal.learner(),
                proposal.configuration(),
                proposal.source(),
                proposal.why(),
                proposal.expectedImprovement(),
                share);
        TrialPlan plan = new TrialPlan(
                partial,
                new Fidelity(1, 2, null),
                full.plan().seed(),
                full.plan().rivalFolds());
        return new Trial(full.id(), full.study(), full.number(), plan, 0, TrialState.QUEUED, null);
    }

    /** Of every second trial nothing is expected. */
    private static @Nullable Double improvement(int number) {
        return number % 2 == 0 ? null : 0.1 + 0.2 / number;
    }

    public static Outcome complete(double value) {
        return new Outcome(
                TrialState.COMPLETE,
                value,
                List.of(value - 0.1, value + 0.1),
                List.of(0.5, Double.NaN, Double.POSITIVE_INFINITY, value),
                1.0 / 7,
                null,
                new Provenance(
                        "fingerprint",
                        "weka 3.8.7",
                        "0.1.0",
                        Long.MIN_VALUE,
                        "cpu",
                        "höst",
                        "17.0.15",
                        Instant.parse("2026-01-02T03:04:05.000000001Z"),
                        Instant.parse("2026-01-02T03:04:06.5Z")));
    }

    /** Stores, claims and ends trials of a study, one for each value, numbered from {@code first}. */
    public static void run(Warehouse warehouse, Study study, int first, double... values) {
        for (int i = 0; i < values.length; i++) {
            warehouse.enqueue(trial(study, first + i));
            Claim claim = warehouse.claim(study.id(), "worker", LEASE).orElseThrow();
            warehouse.finish(claim, complete(values[i]));
        }
    }
}
