package org.headstart.api.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.headstart.api.Check;

/**
 * What the hyperparameters of a learner mean, in terms that several learners share whatever their libraries call them: {@code trees} is {@code
 * numIterations} here and {@code numMembers} there. A term is a number, read from one hyperparameter, or a level, read from the values of some.
 * Immutable and thread-safe.
 *
 * @param quantities the terms that are numbers; a term may be read from several hyperparameters, of which the first active one counts
 * @param levels     the levels of terms, the first that matches counts, and before any number
 */
public record CommonTerms(List<Quantity> quantities, List<Level> levels) {

    /** Copies the lists. */
    public CommonTerms {
        quantities = List.copyOf(quantities);
        levels = List.copyOf(levels);
    }

    /**
     * A term that is a number: {@code factor * value}, or {@code factor / value}.
     *
     * @param term           the shared name
     * @param hyperparameter the hyperparameter that it is read from
     * @param factor         positive
     * @param reciprocal     whether the factor is divided by the value
     */
    public record Quantity(String term, String hyperparameter, double factor, boolean reciprocal) {

        /** Checks the factor. */
        public Quantity {
            Check.notBlank(term, "The name of a common term");
            Check.that(
                    factor > 0 && Double.isFinite(factor),
                    "The factor of the common term '%s' is %s, but it must be positive and finite.",
                    term,
                    factor);
        }

        /** Empty where there is no such number: a text, or the reciprocal of 0. */
        OptionalDouble meaning(Object value) {
            OptionalDouble number = Nearest.number(value);
            if (number.isEmpty() || (reciprocal && number.getAsDouble() == 0)) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(reciprocal ? factor / number.getAsDouble() : factor * number.getAsDouble());
        }

        /** The hyperparameter's value, the inverse of {@link #meaning}. */
        double value(double meaning) {
            return reciprocal ? factor / meaning : meaning / factor;
        }
    }

    /**
     * A term has this level when some hyperparameters have certain values.
     *
     * @param term   the shared name
     * @param level  the shared name of the level
     * @param values value as text ({@link Configuration#text}) by hyperparameter, the first of them is what the term is read from; empty when
     *     the learner knows no other level
     */
    public record Level(String term, String level, Map<String, String> values) {

        /** Copies the values and keeps their order. */
        public Level {
            Check.notBlank(term, "The name of a common term");
            Check.notBlank(level, "The level of a common term");
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        private boolean isReadFrom(Configuration configuration) {
            return values.keySet().stream()
                    .findFirst()
                    .filter(configuration::has)
                    .isPresent();
        }

        boolean matches(Configuration configuration) {
            return values.entrySet().stream()
                    .allMatch(entry -> configuration.has(entry.getKey())
                            && configuration.text(entry.getKey()).equals(entry.getValue()));
        }
    }

    /**
     * @param hyperparameter a name
     * @return the term that is read from it, if there is one
     */
    public Optional<String> termOf(String hyperparameter) {
        for (Level level : levels) {
            if (level.values().containsKey(hyperparameter)) {
                return Optional.of(level.term());
            }
        }
        return quantities.stream()
                .filter(quantity -> quantity.hyperparameter().equals(hyperparameter))
                .map(Quantity::term)
                .findFirst();
    }

    /**
     * @param term a shared name
     * @return the hyperparameters that it is read from, the first that counts first
     */
    public List<String> hyperparametersOf(String term) {
        Stream<String> inLevels = levels.stream()
                .filter(level -> level.term().equals(term))
                .flatMap(level -> level.values().keySet().stream());
        Stream<String> asNumbers = quantities.stream()
                .filter(quantity -> quantity.term().equals(term))
                .map(Quantity::hyperparameter);
        return Stream.concat(inLevels, asNumbers).distinct().toList();
    }

    /** What a configuration means: {@link Double} or {@link String} by term; terms without an active hyperparameter are not there. */
    Map<String, Object> read(Configuration configuration) {
        Map<String, Object> terms = new LinkedHashMap<>();
        for (Level level : levels) {
            if (level.matches(configuration)) {
                terms.putIfAbsent(level.term(), level.level());
            }
        }
        for (Quantity quantity : quantities) {
            if (configuration.has(quantity.hyperparameter()) && !terms.containsKey(quantity.term())) {
                quantity.meaning(configuration.get(quantity.hyperparameter()))
                        .ifPresent(meaning -> terms.put(quantity.term(), meaning));
            }
        }
        return terms;
    }

    /** Whether a configuration says something that no level and no number of its term covers, such as another kernel. */
    boolean isBeyondWords(Configuration configuration) {
        Map<String, Object> terms = read(configuration);
        return levels.stream().anyMatch(level -> level.isReadFrom(configuration) && !terms.containsKey(level.term()));
    }

    /**
     * What a term with that value asks of hyperparameters: {@link Double} or {@link String} by name, empty when it asks for nothing; nothing at
     * all when the term is known here, but not this of it.
     */
    Optional<Map<String, Object>> express(String term, Object meaning) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean known = false;
        boolean said = false;
        for (Level level : levels) {
            boolean same = level.term().equals(term);
            known |= same;
            if (same && level.level().equals(meaning)) {
                said = true;
                level.values().forEach(values::putIfAbsent);
            }
        }
        for (Quantity quantity : quantities) {
            boolean same = quantity.term().equals(term);
            known |= same;
            if (same && meaning instanceof Double number) {
                said = true;
                values.putIfAbsent(quantity.hyperparameter(), quantity.value(number));
            }
        }
        return known && !said ? Optional.empty() : Optional.of(values);
    }
}
