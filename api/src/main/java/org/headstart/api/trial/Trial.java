package org.headstart.api.trial;

import java.util.Map;
import org.headstart.api.Check;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * One configuration of one study, from its plan to its outcome.
 *
 * @param id      unique everywhere, made by the client before the trial is stored, so that storing twice is storing once
 * @param study   the study's id
 * @param number  0-based position in the study's sequence
 * @param plan    what is to be run
 * @param attempt how often it has been claimed, 0 before the first time
 * @param state   where it stands
 * @param outcome what came of it; not null exactly in an end state
 */
public record Trial(
        String id,
        String study,
        int number,
        TrialPlan plan,
        int attempt,
        TrialState state,
        @Nullable Outcome outcome) {

    /** Checks that state and outcome agree. */
    public Trial {
        Check.atLeast(number, 0, "The number of a trial");
        Check.that(
                (outcome != null) == state.isEnd() && (outcome == null || outcome.state() == state),
                "Trial %d is %s, but its outcome is %s; both must agree.",
                number,
                state,
                outcome);
    }

    /** @return the proposal of its plan */
    public Proposal proposal() {
        return plan.proposal();
    }

    /** @return the value of a complete trial, whatever its share, else null */
    public @Nullable Double value() {
        return outcome != null && state == TrialState.COMPLETE ? outcome.value() : null;
    }

    /** @return the value of a complete trial that was a full evaluation, else null: only full values are compared across a study */
    public @Nullable Double fullValue() {
        return plan.isFull() ? value() : null;
    }

    /** @return what it yielded beside its metric, by name; empty when nothing is known */
    public Map<String, Double> measures() {
        return outcome == null ? Map.of() : outcome.measures();
    }

    /**
     * @param criteria what the study is judged by
     * @return the trial as an optimizer sees it, with no more measures than the criteria name
     */
    public Observation observation(Criteria criteria) {
        return new Observation(
                number,
                proposal().learner(),
                proposal().configuration(),
                state,
                value(),
                outcome == null ? 0 : outcome.seconds(),
                proposal().share(),
                criteria.named(measures()));
    }

    /**
     * @param end what came of it
     * @return this trial with that outcome
     */
    public Trial with(Outcome end) {
        return new Trial(id, study, number, plan, attempt, end.state(), end);
    }
}
