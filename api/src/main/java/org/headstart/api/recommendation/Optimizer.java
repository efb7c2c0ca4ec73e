package org.headstart.api.recommendation;

/**
 * Decides what to try next. What {@link #ask} answers depends only on the setting's seed, on how many trials have been asked for or told of,
 * and on what has been told; never on time or threads. A study is taken up again by telling a new optimizer all its trials in the order of
 * their numbers, the pending ones too. Not thread-safe: one caller at a time.
 */
public interface Optimizer {

    /**
     * The next configuration, and how much of a full evaluation of it is wanted; it is pending until it is told. While the pool or a finite
     * space has anything new, no configuration comes twice at the same share, and none that is pending. Where the setting has one rung only, all
     * proposals are full.
     *
     * @return the next proposal
     * @throws java.util.NoSuchElementException if a pool is used up
     */
    Proposal ask();

    /**
     * Tells what is known of a trial; a later call for the same number replaces an earlier one. Trials that were not asked for are welcome.
     * What was evaluated at less than a full share never counts as a full value.
     *
     * @param observation pending (queued, running) or ended
     */
    void tell(Observation observation);
}
