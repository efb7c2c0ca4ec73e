package org.headstart.api.space;

import java.util.Map;
import org.headstart.api.Check;

/**
 * A combination that must not be run: all the named values together.
 *
 * @param values value as text ({@link Configuration#text}) by hyperparameter name; at least one
 */
public record Forbidden(Map<String, String> values) {

    /** Copies the values. */
    public Forbidden {
        values = Map.copyOf(values);
        Check.that(!values.isEmpty(), "A forbidden combination names %s values; at least one is needed.", 0);
    }

    /**
     * @param configuration any configuration
     * @return whether it has all the named values
     */
    public boolean matches(Configuration configuration) {
        return matches(configuration.values());
    }

    boolean matches(Map<String, Object> candidate) {
        return values.entrySet().stream().allMatch(entry -> {
            Object value = candidate.get(entry.getKey());
            return value != null && Configuration.text(value).equals(entry.getValue());
        });
    }
}
