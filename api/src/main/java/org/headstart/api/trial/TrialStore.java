package org.headstart.api.trial;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.headstart.api.warehouse.LeaseLostException;

/**
 * The life of a trial: planned, claimed under a lease, ended. Every method returns only when its effect is durable. Thread-safe, also between
 * processes. Implementations throw {@link org.headstart.api.warehouse.WarehouseException} when they cannot read or write.
 */
public interface TrialStore {

    /**
     * Stores a planned trial. Storing the same id again changes nothing.
     *
     * @param trial a queued trial
     */
    void enqueue(Trial trial);

    /**
     * Takes the queued trial with the lowest number.
     *
     * @param study the study's id
     * @param owner who will run it
     * @param lease how long the claim holds without {@link #renew}
     * @return the claim; empty when nothing is queued
     */
    Optional<Claim> claim(String study, String owner, Duration lease);

    /**
     * Starts the lease anew.
     *
     * @param claim a claim that still holds
     * @param lease how long it holds from now
     * @throws LeaseLostException if the trial belongs to somebody else by now
     */
    void renew(Claim claim, Duration lease);

    /**
     * Ends a trial. Ending it again with the same epoch changes nothing.
     *
     * @param claim   a claim that still holds
     * @param outcome what came of it
     * @return the trial in its end state
     * @throws LeaseLostException if the trial belongs to somebody else by now; the outcome is kept as an orphan
     */
    Trial finish(Claim claim, Outcome outcome);

    /**
     * Gives a trial back unrun: it is queued again and the attempt does not count.
     *
     * @param claim a claim
     */
    void release(Claim claim);

    /**
     * Puts trials whose lease has ended back into the queue, or fails them after their last attempt, each in one transaction.
     *
     * @param study the study's id
     * @return the trials whose lease had ended, as they are now
     */
    default List<Trial> expire(String study) {
        return expire(study, owner -> false);
    }

    /**
     * As {@link #expire(String)}, and the same with trials whose owner is dead, although their lease has not ended.
     *
     * @param study the study's id
     * @param dead  whether the owner of a claim will certainly do nothing any more
     * @return the trials that were taken from their owners, as they are now
     */
    List<Trial> expire(String study, Predicate<String> dead);

    /**
     * @param study the study's id
     * @return its trials by number
     */
    default List<Trial> trials(String study) {
        return trials(study, 0, Integer.MAX_VALUE);
    }

    /**
     * @param study the study's id
     * @param from  the lowest number asked for
     * @param most  how many at most, 1 or more
     * @return its trials of this number and above, by number, as many as are asked for
     */
    List<Trial> trials(String study, int from, int most);
}
