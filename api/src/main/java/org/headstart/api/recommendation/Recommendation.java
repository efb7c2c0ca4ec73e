package org.headstart.api.recommendation;

import java.util.List;

/**
 * What the meta-model advises for one learner on one task.
 *
 * @param learner    the learner's id
 * @param model      the name of the meta-model that speaks
 * @param candidates best first; empty when there is no history
 * @param guard      what keeps a misleading history from hurting, and whether it acted, a sentence
 */
public record Recommendation(String learner, String model, List<Candidate> candidates, String guard) {

    /** Copies the candidates. */
    public Recommendation {
        candidates = List.copyOf(candidates);
    }

    /**
     * @param learner the learner's id
     * @param reason  why nothing is recommended, a sentence
     * @return a recommendation without candidates
     */
    public static Recommendation none(String learner, String reason) {
        return new Recommendation(learner, "none", List.of(), reason);
    }
}
