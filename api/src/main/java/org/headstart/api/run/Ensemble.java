package org.headstart.api.run;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Trials put together into one model. All scores are of the metric's own sign, by the study's folds, and each is of rows that what is scored was
 * not chosen on; that all the trials in question were the best of their study is chosen on all rows, and flatters both scores alike.
 *
 * @param members what it consists of, heaviest first, at least one
 * @param stacker the learner that was trained on the members' predictions; null = their weighted mean
 * @param value   mean over the folds, members and weights chosen, or the stacker trained, on the other folds
 * @param single  the same for the one best trial, chosen on the other folds
 * @param pool    how many trials were run again for their predictions
 * @param seconds wall seconds that it took to choose, the runs of the pool among them
 */
public record Ensemble(
        List<Member> members, @Nullable String stacker, double value, double single, int pool, double seconds) {

    /** Copies the members. */
    public Ensemble {
        members = List.copyOf(members);
        Check.that(!members.isEmpty(), "An ensemble has the members %s; there must be at least one.", members);
    }

    /**
     * A trial in an ensemble.
     *
     * @param trial  the trial
     * @param weight its share in the mean, above 0; null when a stacker says
     */
    public record Member(Trial trial, @Nullable Double weight) {

        /** Checks the weight. */
        public Member {
            Check.that(
                    weight == null || (weight > 0 && weight <= 1),
                    "The weight of trial %d is %s, but it must be above 0 and at most 1.",
                    trial.number(),
                    weight);
        }
    }
}
