package org.headstart.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.LearnerChoice;
import org.headstart.api.recommendation.LearnerChoice.Arm;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;

/**
 * Steps 4 and 5 of the flow for one new task: what past tasks teach, learner by learner.
 *
 * @param warehouse where history is
 * @param task      the new task
 * @param metric    what trials were judged by
 * @param model     the meta-model
 * @param asOf      history later than this does not count
 */
record Recommender(Warehouse warehouse, Task task, Metric metric, MetaModelProvider model, Instant asOf) {

    /** Decides ties and surrogates, the same for all, so that one history always gives one advice. */
    private static final long SEED = 1;

    private static final int CANDIDATES = 16;

    /** What is advised for each learner of a study, in order; history later than the study does not count. */
    static List<Recommendation> advise(Warehouse warehouse, Task task, Study study) {
        if (!study.settings().transfer()) {
            return study.spaces().keySet().stream()
                    .map(id -> Recommendation.none(id, "History is switched off for this study."))
                    .toList();
        }
        return study.spaces().keySet().stream()
                .map(learner -> advise(warehouse, task, study, learner))
                .toList();
    }

    private static Recommendation advise(Warehouse warehouse, Task task, Study study, String learner) {
        SearchSpace space = Check.present(study.spaces().get(learner), "The space of " + learner);
        ChosenMethod chosen = ChosenMethod.of(warehouse, study, learner);
        Recommender recommender =
                new Recommender(warehouse, task, study.metric(), chosen.method().adviser(), study.created());
        Recommendation advice = chosen.withholdsHistory()
                ? Recommendation.none(learner, "History does not count.")
                : recommender.recommend(learner, space, CANDIDATES);
        return chosen.explained(advice, () -> recommender.history(learner, space));
    }

    /** An optimizer over all learners of a study, told nothing yet. */
    static Optimizer optimizer(
            Warehouse warehouse, Task task, Study study, List<Recommendation> advice, Efforts efforts) {
        List<Arm> arms = advice.stream()
                .map(each -> arm(warehouse, study, each, efforts.rungs(each.learner())))
                .toList();
        return arms.size() == 1
                ? arms.get(0).optimizer()
                : Providers.learnerChoice()
                        .over(new LearnerChoice.Setting(
                                arms,
                                study.criteria(),
                                study.settings().seed(),
                                task,
                                past(warehouse, study),
                                study.settings().time() != null));
    }

    /** What came of each learner of a study on past tasks; nothing when history is switched off. */
    private static List<History> past(Warehouse warehouse, Study study) {
        return !study.settings().transfer()
                ? List.of()
                : study.spaces().entrySet().stream()
                        .map(entry -> warehouse.history(
                                entry.getKey(), entry.getValue(), study.metric(), study.task(), study.created()))
                        .toList();
    }

    private static Arm arm(Warehouse warehouse, Study study, Recommendation advice, Rungs rungs) {
        String learner = advice.learner();
        SearchSpace space = Check.present(study.spaces().get(learner), "The space of " + learner);
        OptimizerProvider.Setting setting = new OptimizerProvider.Setting(
                learner,
                space,
                space.defaultConfiguration(),
                study.criteria(),
                study.settings().seed(),
                advice,
                List.of(),
                rungs);
        return new Arm(
                learner,
                ChosenMethod.of(warehouse, study, learner).method().optimizer().create(setting));
    }

    /** What the meta-model advises, as it stands. */
    private Recommendation recommend(String learner, SearchSpace space, int count) {
        return advise(learner, space, (fitted, query) -> fitted.recommend(query), count);
    }

    /** What is expected of the default; empty when the model says nothing. */
    private static Optional<Candidate> standard(MetaModel fitted, MetaModel.Query query, SearchSpace space) {
        MetaModel.Query alone = new MetaModel.Query(query.metaFeatures(), List.of(space.defaultConfiguration()), 1);
        return fitted.recommend(alone).candidates().stream().findFirst();
    }

    /** The same as it would be tried, with the default among it. */
    Recommendation recommendWithDefault(String learner, SearchSpace space, int count) {
        return advise(
                learner,
                space,
                (fitted, query) -> {
                    Recommendation advice = fitted.recommend(query);
                    return standard(fitted, query, space)
                            .map(candidate -> advice.withDefault(candidate, count))
                            .orElse(advice);
                },
                count);
    }

    /** The trials of the learner itself. */
    private History history(String learner, SearchSpace space) {
        return warehouse.history(learner, space, metric, task.fingerprint(), asOf);
    }

    private Recommendation advise(
            String learner,
            SearchSpace space,
            BiFunction<MetaModel, MetaModel.Query, Recommendation> advice,
            int count) {
        History history = new FamilyHistory(warehouse, metric, task.fingerprint(), asOf).of(learner, space);
        if (history.tasks().isEmpty()) {
            return Recommendation.none(
                    learner,
                    "The warehouse has no trial of this learner on another task by this metric." + notes(history));
        }
        MetaModel fitted = model.fit(history, SEED);
        MetaModel.Query query = new MetaModel.Query(task.metaFeatures(), List.of(), count);
        Recommendation advised = advice.apply(fitted, query).withNote(notes(history));
        return isOfRelativesAlone(history)
                ? standard(fitted, query, space)
                        .map(candidate -> advised.withDefault(candidate, 0, count))
                        .orElse(advised)
                : advised;
    }

    /** Measured: what is best for a relative is no better a first trial than the learner's own default, but better ones follow it. */
    private static boolean isOfRelativesAlone(History history) {
        return history.tasks().stream().allMatch(past -> past.relative() != null);
    }

    /** What of a history is not the learner's own trials in its present space, in sentences that each begin with a blank. */
    private static String notes(History history) {
        StringBuilder notes = new StringBuilder();
        List<String> relatives = history.tasks().stream()
                .map(PastTask::relative)
                .filter(Objects::nonNull)
                .toList();
        if (!relatives.isEmpty()) {
            notes.append(" %d of %d past tasks are those of its relatives (%s), which count less."
                    .formatted(
                            relatives.size(),
                            history.tasks().size(),
                            relatives.stream().distinct().collect(Collectors.joining(", "))));
        }
        if (history.leftOut() > 0) {
            notes.append(" Past trials that the present search space has no place for, and that are left out: %d."
                    .formatted(history.leftOut()));
        }
        return notes.toString();
    }
}
