package org.headstart.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headstart.api.learner.FamilyMember;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.space.Translation;
import org.headstart.api.space.Translation.Translated;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Warehouse;

/**
 * What is known of a learner and, as long as that is little, what its relatives teach it: learners of the same family, mostly of other libraries,
 * whose configurations are translated by the family's common terms. On a task that the learner has trials of its own on, they alone count.
 * Thread-safe.
 */
public final class FamilyHistory {

    /** With so many past tasks of its own a learner does no better, and no worse, for its relatives (measured at 0, 3 and 8). */
    private static final int ENOUGH = 3;

    /** How much a relative's task counts beside one of the learner's own; 1 and a quarter did no better. */
    private static final double TRUST = 0.5;

    /** What had to be moved or left aside by more than half of its range says too little; a quarter loses too many trials. */
    private static final double FARTHEST = 0.5;

    private final Warehouse warehouse;
    private final Metric metric;
    private final String except;
    private final Instant asOf;

    /**
     * @param warehouse where history is
     * @param metric    what trials must have been judged by
     * @param except    the fingerprint of a task that must not count
     * @param asOf      only trials that ended before this count
     */
    public FamilyHistory(Warehouse warehouse, Metric metric, String except, Instant asOf) {
        this.warehouse = warehouse;
        this.metric = metric;
        this.except = except;
        this.asOf = asOf;
    }

    /**
     * @param learner the learner's id
     * @param space   its present space
     * @return its own past tasks, then those of its relatives while its own are few
     */
    public History of(String learner, SearchSpace space) {
        History own = warehouse.history(learner, space, metric, except, asOf);
        List<FamilyMember> families = Providers.families();
        Optional<FamilyMember> member =
                families.stream().filter(each -> each.learner().equals(learner)).findFirst();
        Set<String> known = new HashSet<>();
        own.tasks().stream()
                .filter(task -> task.observations().stream().anyMatch(trial -> trial.value() != null))
                .forEach(task -> known.add(task.task().fingerprint()));
        if (member.isEmpty() || known.size() >= ENOUGH) {
            return own;
        }
        List<PastTask> tasks = new ArrayList<>(own.tasks());
        int leftOut = own.leftOut();
        for (FamilyMember relative : families) {
            if (relative.family().equals(member.get().family())
                    && !relative.learner().equals(learner)) {
                History translated = translated(relative, member.get(), space, known);
                tasks.addAll(translated.tasks());
                leftOut += translated.leftOut();
            }
        }
        return new History(learner, space, metric, tasks, leftOut);
    }

    private History translated(FamilyMember relative, FamilyMember member, SearchSpace space, Set<String> known) {
        Optional<SearchSpace> from = warehouse.space(relative.learner(), asOf);
        if (from.isEmpty()) {
            return new History(member.learner(), space, metric, List.of());
        }
        Translation translation = Translation.between(from.get(), relative.terms(), space, member.terms());
        History theirs = warehouse.history(relative.learner(), from.get(), metric, except, asOf);
        List<PastTask> tasks = new ArrayList<>();
        int leftOut = theirs.leftOut();
        for (PastTask past : theirs.tasks()) {
            if (!known.contains(past.task().fingerprint())) {
                List<Observation> trials = translated(past.observations(), translation);
                leftOut += past.observations().size() - trials.size();
                if (!trials.isEmpty()) {
                    tasks.add(new PastTask(past.task(), trials, relative.learner(), TRUST));
                }
            }
        }
        return new History(member.learner(), space, metric, tasks, leftOut);
    }

    private static List<Observation> translated(List<Observation> trials, Translation translation) {
        List<Observation> translated = new ArrayList<>();
        for (Observation trial : trials) {
            Optional<Translated> found =
                    translation.of(trial.configuration()).filter(each -> each.distance() <= FARTHEST);
            found.ifPresent(each -> translated.add(new Observation(
                    trial.number(),
                    trial.learner(),
                    each.configuration(),
                    trial.state(),
                    trial.value(),
                    trial.seconds())));
        }
        return translated;
    }
}
