package org.headstart.search;

import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy would like to try, before the domain has had its say.
 *
 * @param configuration       what to try
 * @param source              where it comes from
 * @param why                 the same in words
 * @param expectedImprovement as in {@link org.headstart.api.recommendation.Proposal}
 */
record Wish(
        Configuration configuration,
        Source source,
        String why,
        @Nullable Double expectedImprovement) {

    Wish(Configuration configuration, Source source, String why) {
        this(configuration, source, why, null);
    }

    static Wish random(Configuration configuration, String why) {
        return new Wish(configuration, Source.RANDOM, why);
    }

    static Wish ofDefault(Configuration configuration) {
        return new Wish(configuration, Source.DEFAULT, "the learner's own default");
    }

    /** A recommended configuration, with its place and the task that speaks loudest for it. */
    static Wish recommended(Candidate candidate, int place, String model) {
        String loudest = candidate.why().isEmpty()
                ? ""
                : ", after " + candidate.why().get(0).task();
        return new Wish(candidate.configuration(), candidate.source(), "number " + place + " of " + model + loudest);
    }

    /** The same with something more to say. */
    Wish because(String more) {
        return new Wish(configuration, source, why + "; " + more, expectedImprovement);
    }

    Wish at(Configuration other) {
        return new Wish(other, source, why);
    }
}
