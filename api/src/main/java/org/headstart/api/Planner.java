package org.headstart.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.Study;

/**
 * Plans a study's trials in one fixed sequence. Trial n is planned when the trials up to n - lookahead have ended, and from their results alone,
 * whatever else has ended by then: so the sequence is the same for any number of workers, and after any interruption. Several processes may plan
 * the same study: they plan the same trials, and what one has planned the others take over as soon as they know of it. Not thread-safe.
 */
final class Planner {

    /** Spaces of so many configurations are listed by every optimizer. */
    private static final int SMALL = 2000;

    private final Study study;
    private final Optimizer optimizer;
    private int budget;
    private StopRule rule;
    private final Efforts efforts;
    private final SortedMap<Integer, Trial> trials = new TreeMap<>();
    private final Set<Tried> tried = new HashSet<>();
    private int planned;
    private boolean usedUp;
    private int told;

    /**
     * @param study     the study
     * @param optimizer an optimizer that has been told nothing
     * @param stored    the study's trials so far
     * @param budget    how many trials the study shall have
     * @param rule      when it shall have fewer
     * @param efforts   what parts of an evaluation cut
     */
    Planner(Study study, Optimizer optimizer, List<Trial> stored, int budget, StopRule rule, Efforts efforts) {
        this.study = study;
        this.optimizer = optimizer;
        this.budget = budget;
        this.rule = rule;
        this.efforts = efforts;
        stored.forEach(this::update);
    }

    /** Goes on as far as this from now on. */
    void follow(Budget wanted) {
        budget = wanted.trials();
        rule = StopRule.of(study, wanted.stopBelow());
    }

    /**
     * Takes note of where a trial stands, whoever has planned or run it.
     *
     * @return whether that it has ended is news
     */
    boolean update(Trial trial) {
        Trial before = trials.get(trial.number());
        boolean hadEnded = before != null && before.state().isEnd();
        if (!hadEnded) {
            trials.put(trial.number(), trial);
        }
        return trial.state().isEnd() && !hadEnded;
    }

    /**
     * Plans on as far as is possible now.
     *
     * @return the trials that are not known to be stored, in order; each is taken for queued from here on
     */
    List<Trial> plan() {
        List<Trial> fresh = new ArrayList<>();
        while (!isComplete() && hasEnded(planned - lookahead())) {
            tellUpTo(planned - lookahead());
            Trial next = trials.get(planned);
            if (next == null) {
                Proposal proposal = optimizer.ask();
                if (isRepeated(proposal)) {
                    usedUp = true;
                    break;
                }
                next = trial(proposal);
                update(next);
                fresh.add(next);
            }
            // Told of all alike, asked for or not, an optimizer sees what is pending in the order of the numbers.
            optimizer.tell(pending(next));
            tried.add(Tried.by(next.proposal()));
            planned++;
        }
        return fresh;
    }

    /** The lowest number of which more is to come. */
    int firstOpen() {
        int number = told;
        while (hasEnded(number)) {
            number++;
        }
        return number;
    }

    /** Why the study has fewer trials than its budget; empty as long as it goes on, and when it has them all. */
    Optional<String> stopReason() {
        if (planned >= budget) {
            return Optional.empty();
        }
        return usedUp
                ? Optional.of("All " + tried.size() + " configurations that there are have been tried.")
                : rule.reason(trials.headMap(planned).values());
    }

    private boolean isComplete() {
        return planned >= budget || stopReason().isPresent();
    }

    /** Whether every trial that there is to be has been planned and has ended. */
    boolean isDone() {
        return isComplete()
                && trials.values().stream().allMatch(trial -> trial.state().isEnd());
    }

    List<Trial> trials() {
        return List.copyOf(trials.values());
    }

    /**
     * Whether a proposal shows that a small space has nothing new: only then an optimizer repeats itself. Not where parts of an evaluation may
     * still lead to promotions.
     */
    private boolean isRepeated(Proposal proposal) {
        SearchSpace space = study.spaces().get(proposal.learner());
        return study.settings().parts() == null
                && tried.contains(Tried.by(proposal))
                && space != null
                && space.parameters().stream()
                                .mapToDouble(Hyperparameter::cardinality)
                                .reduce(1, (product, next) -> product * next)
                        <= SMALL;
    }

    /** What a full evaluation is of. */
    private record Tried(String learner, Configuration configuration) {

        private static Tried by(Proposal proposal) {
            return new Tried(proposal.learner(), proposal.configuration());
        }
    }

    private Trial trial(Proposal proposal) {
        TrialPlan plan = new TrialPlan(
                proposal, efforts.fidelity(proposal), study.settings().seed(), rivalFolds(proposal));
        return new Trial(idOf(planned), study.id(), planned, plan, 0, TrialState.QUEUED, null);
    }

    private String idOf(int number) {
        return UUID.nameUUIDFromBytes((study.id() + ':' + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * Only full evaluations race, against the best of them: on a lower rung the best third goes on, not the best alone. With several objectives
     * nobody is beaten by one of them, nor is what keeps to the constraints by what does not.
     */
    private List<Double> rivalFolds(Proposal proposal) {
        Criteria criteria = study.criteria();
        if (!study.settings().racing() || proposal.share() < 1 || criteria.isMultiObjective()) {
            return List.of();
        }
        Optional<Trial> incumbent = TuningResult.best(
                        trials.values().stream().limit(told).toList(), criteria)
                .filter(trial -> TuningResult.isFeasible(trial, criteria));
        return incumbent.map(Trial::outcome).map(Outcome::foldValues).orElse(List.of());
    }

    private void tellUpTo(int last) {
        for (; told <= last; told++) {
            optimizer.tell(trial(told).observation());
        }
    }

    private boolean hasEnded(int number) {
        Trial trial = trials.get(number);
        return number < 0 || (trial != null && trial.state().isEnd());
    }

    private Trial trial(int number) {
        Trial trial = trials.get(number);
        if (trial == null) {
            throw new HeadstartException(
                    "Study '" + study.id() + "' has no trial " + number + " among its " + trials.size() + ".");
        }
        return trial;
    }

    private int lookahead() {
        return study.settings().lookahead();
    }

    private static Observation pending(Trial trial) {
        return new Observation(
                trial.number(),
                trial.proposal().learner(),
                trial.proposal().configuration(),
                TrialState.RUNNING,
                null,
                0,
                trial.proposal().share());
    }
}
