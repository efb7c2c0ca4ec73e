package org.headstart.api.space;

import java.util.Set;
import org.headstart.api.Check;

/**
 * A hyperparameter is active only when its parent is active and has one of some values.
 *
 * @param parent the name of another hyperparameter of the same space
 * @param values the parent's values, as text ({@link Configuration#text}); at least one
 */
public record Condition(String parent, Set<String> values) {

    /** Copies the values. */
    public Condition {
        Check.notBlank(parent, "The parent of a condition");
        values = Set.copyOf(values);
        Check.that(!values.isEmpty(), "The condition on '%s' names no value; at least one is needed.", parent);
    }

    /**
     * @param parent the name of another hyperparameter
     * @param values its values, at least one
     * @return the condition
     */
    public static Condition on(String parent, String... values) {
        return new Condition(parent, Set.of(values));
    }
}
