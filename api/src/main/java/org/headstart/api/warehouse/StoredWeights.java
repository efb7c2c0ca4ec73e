package org.headstart.api.warehouse;

import java.time.Instant;
import org.headstart.api.recommendation.InitialWeights;

/**
 * Initial weights as the warehouse keeps them.
 *
 * @param id      unique in its warehouse
 * @param learner the id of the learner that they are for
 * @param task    the fingerprint of the task that they come from, or the name of what they were learned on
 * @param origin  how they came about, a sentence
 * @param created when they were stored
 * @param weights the weights
 */
public record StoredWeights(
        String id, String learner, String task, String origin, Instant created, InitialWeights weights) {}
