package org.headstart.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Learner;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * A study as it is asked for, before task and learners are known: {@link #create} checks that all goes together and makes it.
 *
 * @param id        the study's id; null = the task's name and eight random digits
 * @param metrics   names of objectives, a standard metric first; empty = the first standard metric of the task's type
 * @param settings  how the study is run, without what is cut
 * @param fidelity  what is cut; null = what there is, where the optimizer asks for parts of an evaluation
 * @param reduction of how many configurations one goes on to the next rung; null = the usual number
 */
record StudyDraft(
        @Nullable String id,
        List<String> metrics,
        Study.Settings settings,
        Fidelity.@Nullable Kind fidelity,
        @Nullable Integer reduction) {

    Study create(Warehouse warehouse, Task task, Dataset dataset, Map<String, Learner> learners) {
        Map<String, SearchSpace> spaces = new LinkedHashMap<>();
        learners.forEach((learner, known) -> spaces.put(learner, known.space()));
        Criteria criteria = criteria(task.type());
        TuningMethod method = TuningMethod.of(settings.optimizer());
        Study.Settings whole = settings.withOptimizer(method.label())
                .withParts(parts(method.optimizer()))
                .withSecondary(
                        criteria.objectives().subList(1, criteria.objectives().size()));
        Efforts.of(whole, learners, dataset); // what cannot be cut is refused before there is a study
        return warehouse.createStudy(
                id == null ? newId(task) : id, task.fingerprint(), criteria.primary(), spaces, whole);
    }

    private Criteria criteria(TaskType type) {
        List<Metric> objectives = new ArrayList<>();
        for (String name : metrics) {
            objectives.add(objectives.isEmpty() ? primary(name, type) : Metric.measured(name, type));
        }
        return new Criteria(
                objectives.isEmpty() ? List.of(Metric.standard(type).get(0)) : objectives,
                settings.constraints().stream()
                        .map(constraint -> constraint.requireMeasured(type))
                        .toList());
    }

    private static Metric primary(String name, TaskType type) {
        if (name.equals(Metric.SECONDS.name())) {
            throw new InvalidValueException(
                    "The first metric is 'seconds', but the incumbent and history go by the first, so it must say how good a model is.",
                    "'%s,seconds' was meant."
                            .formatted(Metric.standard(type).get(0).name()));
        }
        return Metric.named(name, type);
    }

    private Study.@Nullable Parts parts(OptimizerProvider chosen) {
        if (chosen.usesRungs()) {
            return new Study.Parts(fidelity, reduction == null ? Rungs.REDUCTION : reduction);
        }
        if (fidelity == null && reduction == null) {
            return null;
        }
        List<String> names = Providers.optimizers().stream()
                .filter(OptimizerProvider::usesRungs)
                .map(OptimizerProvider::name)
                .sorted()
                .toList();
        throw new InvalidValueException(
                "Parts of an evaluation were asked for, but the optimizer '%s' evaluates everything in full; %s do not."
                        .formatted(chosen.name(), String.join(", ", names)),
                "another optimizer was meant.");
    }

    private static String newId(Task task) {
        String name = task.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return name.substring(0, Math.min(20, name.length()))
                + '-'
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
