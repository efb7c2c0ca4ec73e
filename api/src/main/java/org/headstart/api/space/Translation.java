package org.headstart.api.space;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * Says in one space what a configuration of another is: of the same learner whose space has changed since, or of a learner of the same family in
 * another library. What only the other space has takes its default, since that is what ran: a space's default is the library's. What cannot be
 * said at all, such as a kernel that is not there, has no translation. Immutable and thread-safe.
 */
public final class Translation {

    /** Differences below this are those of rounding. */
    private static final double EXACT = 1e-9;

    private final SearchSpace from;
    private final SearchSpace to;
    private final @Nullable CommonTerms fromTerms;
    private final @Nullable CommonTerms toTerms;

    private Translation(
            SearchSpace from, @Nullable CommonTerms fromTerms, SearchSpace to, @Nullable CommonTerms toTerms) {
        this.from = from;
        this.to = to;
        this.fromTerms = fromTerms;
        this.toTerms = toTerms;
    }

    /**
     * A configuration in the words of the other space.
     *
     * @param configuration a configuration of that space
     * @param distance      how far the hyperparameter that had to be moved farthest is from where it was, 0 to 1 in shares of the range it came
     *     from; 0 = all that was said is said here. What was not said, and has another default here, does not count
     */
    public record Translated(Configuration configuration, double distance) {

        /** Checks the distance. */
        public Translated {
            Check.that(distance >= 0 && distance <= 1, "The distance of a translation is %s, not 0 to 1.", distance);
        }

        /** @return whether nothing had to be moved or left aside */
        public boolean isExact() {
            return distance == 0;
        }
    }

    /**
     * Between two spaces of one learner: hyperparameters of the same name are the same.
     *
     * @param from the space that configurations come from
     * @param to   the space that they are wanted in
     * @return the translation
     */
    public static Translation between(SearchSpace from, SearchSpace to) {
        return new Translation(from, null, to, null);
    }

    /**
     * Between the spaces of two learners: hyperparameters that mean the same term are the same, all others are left aside.
     *
     * @param from      the space that configurations come from
     * @param fromTerms what its hyperparameters mean
     * @param to        the space that they are wanted in
     * @param toTerms   what its hyperparameters mean
     * @return the translation
     */
    public static Translation between(SearchSpace from, CommonTerms fromTerms, SearchSpace to, CommonTerms toTerms) {
        return new Translation(from, fromTerms, to, toTerms);
    }

    /**
     * @param configuration a configuration of the space translated from
     * @return the same in the other space; empty when it cannot be said there, or is forbidden
     */
    public Optional<Translated> of(Configuration configuration) {
        Map<String, Object> wishes = wishes(configuration);
        if (wishes == null) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Hyperparameter parameter : to.parentsFirst()) {
            if (SearchSpace.isActive(parameter, values)) {
                Object wish = wishes.get(parameter.name());
                Object value = Nearest.to(wish == null ? unsaid(parameter, wishes) : wish, parameter);
                if (value == null) {
                    return Optional.empty();
                }
                values.put(parameter.name(), value);
            }
        }
        return allowed(values).map(found -> new Translated(found, distance(configuration, found)));
    }

    private Optional<Configuration> allowed(Map<String, Object> values) {
        try {
            return Optional.of(to.configuration(values));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** Values by hyperparameter of the other space, allowed or not; null when something cannot be said. */
    private @Nullable Map<String, Object> wishes(Configuration configuration) {
        if (fromTerms == null || toTerms == null) {
            return configuration.values();
        }
        if (fromTerms.isBeyondWords(configuration)) {
            return null;
        }
        Map<String, Object> wishes = new LinkedHashMap<>();
        for (Map.Entry<String, Object> term : fromTerms.read(configuration).entrySet()) {
            Optional<Map<String, Object>> expressed = toTerms.express(term.getKey(), term.getValue());
            if (expressed.isEmpty()) {
                return null;
            }
            expressed.get().forEach(wishes::putIfAbsent);
        }
        return wishes;
    }

    /** What a hyperparameter has of which nothing is said: a parent what makes a child active of which something is said, else the default. */
    private Object unsaid(Hyperparameter parameter, Map<String, Object> wishes) {
        Object standard = standard(parameter);
        String needed = null;
        for (Hyperparameter child : to.parameters()) {
            for (Condition condition : child.when()) {
                if (condition.parent().equals(parameter.name()) && wishes.containsKey(child.name())) {
                    if (condition.values().contains(Configuration.text(standard))) {
                        return standard;
                    }
                    String first =
                            condition.values().stream().sorted().findFirst().orElseThrow();
                    needed = needed == null ? first : needed;
                }
            }
        }
        return needed == null ? standard : needed;
    }

    /** The default when the configuration ran: that of the space it came from, where it had the hyperparameter. */
    private Object standard(Hyperparameter parameter) {
        Optional<Hyperparameter> before = fromTerms == null ? from.parameter(parameter.name()) : Optional.empty();
        Object then = before.map(Hyperparameter::defaultValue).orElse(parameter.defaultValue());
        return Nearest.to(then, parameter) == null ? parameter.defaultValue() : then;
    }

    private double distance(Configuration configuration, Configuration found) {
        Map<String, Object> said = saidOf(found);
        double farthest = 0;
        for (Map.Entry<String, Object> entry : configuration.values().entrySet()) {
            Hyperparameter parameter = from.parameter(entry.getKey()).orElseThrow();
            Object now = said.getOrDefault(parameter.name(), parameter.defaultValue());
            farthest = Math.max(farthest, Nearest.distance(parameter, entry.getValue(), now));
        }
        return farthest < EXACT ? 0 : Math.min(1, farthest);
    }

    /** What a found configuration says of the space that it was translated from; nothing of hyperparameters left aside. */
    private Map<String, Object> saidOf(Configuration found) {
        if (fromTerms == null || toTerms == null) {
            return found.values();
        }
        Map<String, Object> said = new LinkedHashMap<>();
        CommonTerms words = fromTerms;
        toTerms.read(found).forEach((term, meaning) -> words.express(term, meaning)
                .ifPresent(values -> values.forEach(said::putIfAbsent)));
        return said;
    }
}
