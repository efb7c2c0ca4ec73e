package org.headstart.api.recommendation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the meta-model advises for one learner on one task.
 *
 * @param learner    the learner's id
 * @param model      the name of the meta-model that speaks
 * @param candidates best first; empty when there is no history
 * @param guard      what keeps a misleading history from hurting, and whether it acted, a sentence
 * @param prior      what is expected of all other configurations; null when there is no history
 */
public record Recommendation(
        String learner,
        String model,
        List<Candidate> candidates,
        String guard,
        @Nullable Prior prior) {

    /** How many recommended configurations are tried before the learner's default, when that is not recommended further ahead. */
    public static final int DEFAULT_PLACE = 3;

    /** Copies the candidates. */
    public Recommendation {
        candidates = List.copyOf(candidates);
    }

    /**
     * @param standard the learner's default
     * @param count    how many candidates are wanted, at least 1
     * @return at most so many candidates, with the default at its place; where it already stands further ahead, it stays there
     */
    public Recommendation withDefault(Candidate standard, int count) {
        return withDefault(standard, DEFAULT_PLACE, count);
    }

    /**
     * @param standard the learner's default
     * @param place    how many candidates are before it, at least 0
     * @param count    how many candidates are wanted, at least 1
     * @return at most so many candidates, with the default at that place; where it already stands further ahead, it stays there
     */
    public Recommendation withDefault(Candidate standard, int place, int count) {
        List<Candidate> all = new ArrayList<>(candidates);
        boolean ahead = candidates.stream()
                .limit(place)
                .anyMatch(candidate -> candidate.configuration().equals(standard.configuration()));
        if (!ahead) {
            all.removeIf(candidate -> candidate.configuration().equals(standard.configuration()));
            all.add(Math.min(place, all.size()), standard);
        }
        return new Recommendation(learner, model, all.subList(0, Math.min(count, all.size())), guard, prior);
    }

    /**
     * @param note what else there is to know of the history, appended to {@link #guard}
     * @return the same with the note
     */
    public Recommendation withNote(String note) {
        return new Recommendation(learner, model, candidates, guard + note, prior);
    }

    /**
     * A list and nothing else.
     *
     * @param learner    the learner's id
     * @param model      the name of the meta-model that speaks
     * @param candidates best first; empty when there is no history
     * @param guard      what keeps a misleading history from hurting, and whether it acted, a sentence
     */
    public Recommendation(String learner, String model, List<Candidate> candidates, String guard) {
        this(learner, model, candidates, guard, null);
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
