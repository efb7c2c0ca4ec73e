package org.headstart.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.TuningResult;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.run.Ensemble;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/** The document of {@code tune --json}. */
final class TuneDocument {

    private TuneDocument() {}

    static Map<String, @Nullable Object> of(TuningResult result) {
        return Json.object(
                "study",
                result.study().id(),
                "task",
                task(result.task()),
                "metric",
                metric(result.study().metric()),
                "objectives",
                result.study().criteria().objectives().stream()
                        .map(TuneDocument::metric)
                        .toList(),
                "constraints",
                result.study().criteria().constraints().stream()
                        .map(Constraint::toString)
                        .toList(),
                "best",
                result.incumbent().map(TuneDocument::best).orElse(null),
                "default",
                Json.object("value", result.defaultTrial().map(Trial::value).orElse(null)),
                "front",
                result.front().stream()
                        .map(trial -> onFront(trial, result.study().criteria()))
                        .toList(),
                "feasible",
                result.feasibleCount(),
                "trials",
                result.trials().stream().map(TuneDocument::trial).toList(),
                "fullEvaluations",
                result.fullEvaluations(),
                "stopped",
                result.stopped(),
                "transfer",
                transfer(Transfer.of(result.recommendations())),
                "ensemble",
                ensemble(result.ensemble()));
    }

    private static @Nullable Map<String, @Nullable Object> ensemble(@Nullable Ensemble ensemble) {
        return ensemble == null
                ? null
                : Json.object(
                        "value", ensemble.value(),
                        "single", ensemble.single(),
                        "stacker", ensemble.stacker(),
                        "members",
                                ensemble.members().stream()
                                        .map(TuneDocument::member)
                                        .toList(),
                        "pool", ensemble.pool(),
                        "seconds", ensemble.seconds());
    }

    private static Map<String, @Nullable Object> member(Ensemble.Member member) {
        return Json.object("trial", member.trial().number(), "weight", member.weight());
    }

    static Map<String, @Nullable Object> task(Task task) {
        return Json.object(
                "name", task.name(),
                "type", Texts.word(task.type()),
                "rows", task.rows(),
                "fingerprint", task.fingerprint());
    }

    static Map<String, Object> configuration(Configuration configuration) {
        return configuration.values();
    }

    private static Map<String, @Nullable Object> metric(Metric metric) {
        return Json.object("name", metric.name(), "goal", Texts.word(metric.goal()));
    }

    private static Map<String, @Nullable Object> best(Trial trial) {
        return Json.object(
                "trial",
                trial.number(),
                "configuration",
                configuration(trial.proposal().configuration()),
                "value",
                trial.value());
    }

    private static Map<String, @Nullable Object> onFront(Trial trial, Criteria criteria) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Metric objective : criteria.objectives()) {
            values.put(objective.name(), criteria.known(objective.name(), trial.value(), trial.measures()));
        }
        return Json.object(
                "trial",
                trial.number(),
                "learner",
                trial.proposal().learner(),
                "configuration",
                configuration(trial.proposal().configuration()),
                "values",
                values);
    }

    private static Map<String, @Nullable Object> trial(Trial trial) {
        Outcome outcome = trial.outcome();
        return Json.object(
                "number", trial.number(),
                "learner", trial.proposal().learner(),
                "configuration", configuration(trial.proposal().configuration()),
                "fidelity", fidelity(trial.plan()),
                "value", trial.value(),
                "measures", trial.measures(),
                "seconds", outcome == null ? null : outcome.seconds(),
                "state", Texts.word(trial.state()),
                "source", Texts.word(trial.proposal().source()),
                "why", trial.proposal().why(),
                "expectedImprovement", trial.proposal().expectedImprovement());
    }

    private static Map<String, @Nullable Object> fidelity(TrialPlan plan) {
        Fidelity fidelity = plan.fidelity();
        return Json.object(
                "share", plan.proposal().share(),
                "rows", fidelity.rows(),
                "folds", fidelity.folds(),
                "iterations", fidelity.iterations());
    }

    private static Map<String, @Nullable Object> transfer(Transfer transfer) {
        return Json.object(
                "tasks", transfer.reasons().stream().map(Reason::task).toList(),
                "weights", transfer.reasons().stream().map(Reason::weight).toList(),
                "guard", transfer.guard());
    }
}
