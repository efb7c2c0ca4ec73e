package org.headstart.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;

/**
 * Plans a study's trials in one fixed sequence. Trial n is planned when the trials up to n - lookahead have ended, and from their results alone,
 * whatever else has ended by then: so the sequence is the same for any number of workers, and after any interruption. Several processes may plan
 * the same study: they plan the same trials, and what one has planned the others take over as soon as they know of it. Keeps none of the trials
 * that the optimizer was told of but the best, so that a long study takes no more time and memory for a trial than a short one. Not thread-safe.
 */
final class Planner {

    /** Spaces of so many configurations are listed by every optimizer. */
    private static final int SMALL = 2000;

    private final Study study;
    private final Optimizer optimizer;
    private int budget;
    private StopRule rule;
    private final Efforts efforts;
    private final Comparator<Trial> order;
    private final Set<String> smallLearners;

    /** From {@link #told} on, by number. */
    private final SortedMap<Integer, Trial> trials = new TreeMap<>();

    /** Of the learners with small spaces. */
    private final Set<Tried> tried = new HashSet<>();

    /** Of the trials planned, the newest last; no more than the rule looks at. */
    private final Deque<Double> expected = new ArrayDeque<>();

    private @Nullable Trial best;
    private int planned;
    private boolean usedUp;
    private int told;

    /**
     * @param study     the study
     * @param optimizer an optimizer that has been told nothing
     * @param budget    how many trials the study shall have
     * @param rule      when it shall have fewer
     * @param efforts   what parts of an evaluation cut
     */
    Planner(Study study, Optimizer optimizer, int budget, StopRule rule, Efforts efforts) {
        this.study = study;
        this.optimizer = optimizer;
        this.budget = budget;
        this.rule = rule;
        this.efforts = efforts;
        this.order = TuningResult.order(study.criteria());
        this.smallLearners = smallLearners(study);
    }

    /** Those of whose configurations all may come to be tried: not where parts of an evaluation may still lead to promotions. */
    private static Set<String> smallLearners(Study study) {
        return study.settings().parts() != null
                ? Set.of()
                : study.spaces().entrySet().stream()
                        .filter(entry -> isSmall(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isSmall(SearchSpace space) {
        return space.parameters().stream()
                        .mapToDouble(Hyperparameter::cardinality)
                        .reduce(1, (product, next) -> product * next)
                <= SMALL;
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
        if (trial.number() < told || hasEnded(trial.number())) {
            return false;
        }
        trials.put(trial.number(), trial);
        return trial.state().isEnd();
    }

    /** Goes over the trials that are stored already, as far as they are known; asks for nothing new. */
    void catchUp() {
        advance(false);
    }

    /**
     * Plans on as far as is possible now. All that is stored must be known.
     *
     * @return the trials that are not known to be stored, in order; each is taken for queued from here on
     */
    List<Trial> plan() {
        return advance(true);
    }

    private List<Trial> advance(boolean asks) {
        List<Trial> fresh = new ArrayList<>();
        while (!isComplete() && hasEnded(planned - lookahead())) {
            tellUpTo(planned - lookahead());
            Trial next = trials.get(planned);
            if (next == null) {
                if (!asks) {
                    break;
                }
                Proposal proposal = optimizer.ask();
                if (tried.contains(Tried.by(proposal))) {
                    usedUp = true;
                    break;
                }
                next = trial(proposal);
                update(next);
                fresh.add(next);
            }
            take(next);
        }
        return fresh;
    }

    private void take(Trial next) {
        Proposal proposal = next.proposal();
        // Told of all alike, asked for or not, an optimizer sees what is pending in the order of the numbers.
        optimizer.tell(pending(next));
        if (smallLearners.contains(proposal.learner())) {
            tried.add(Tried.by(proposal));
        }
        if (proposal.expectedImprovement() != null) {
            expected.addLast(proposal.expectedImprovement());
            if (expected.size() > rule.asks()) {
                expected.removeFirst();
            }
        }
        planned++;
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
                : rule.reason(List.copyOf(expected));
    }

    private boolean isComplete() {
        return planned >= budget || stopReason().isPresent();
    }

    /** Whether every trial that there is to be has been planned and has ended. */
    boolean isDone() {
        return isComplete()
                && trials.values().stream().allMatch(trial -> trial.state().isEnd());
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
        return best == null || best.outcome() == null || !TuningResult.isFeasible(best, criteria)
                ? List.of()
                : best.outcome().foldValues();
    }

    private void tellUpTo(int last) {
        for (; told <= last; told++) {
            Trial trial = Objects.requireNonNull(trials.remove(told), "only what has ended is told");
            optimizer.tell(trial.observation(study.criteria()));
            if (trial.fullValue() != null && (best == null || order.compare(trial, best) < 0)) {
                best = trial;
            }
        }
    }

    private boolean hasEnded(int number) {
        Trial trial = trials.get(number);
        return number < told || (trial != null && trial.state().isEnd());
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
