package org.headstart.api.space;

import java.util.List;

/**
 * One of some values in order.
 *
 * @param name         the name
 * @param choices      the values, from low to high; at least one, distinct
 * @param defaultValue one of the choices
 * @param when         what must all hold for it to be active
 */
public record OrdinalParameter(String name, List<String> choices, String defaultValue, List<Condition> when)
        implements Hyperparameter {

    /** Checks the choices. */
    public OrdinalParameter {
        choices = List.copyOf(choices);
        Ranges.check(name, choices, defaultValue);
        when = List.copyOf(when);
    }

    /**
     * An unconditional parameter whose default is its middle choice.
     *
     * @param name    the name
     * @param choices the values, from low to high
     */
    public OrdinalParameter(String name, List<String> choices) {
        this(name, choices, choices.get(choices.size() / 2), List.of());
    }

    @Override
    public OrdinalParameter when(List<Condition> when) {
        return new OrdinalParameter(name, choices, defaultValue, when);
    }

    @Override
    public OrdinalParameter named(String name) {
        return new OrdinalParameter(name, choices, defaultValue, when);
    }

    @Override
    public String canonical(Object value) {
        return Ranges.choice(name, choices, value);
    }

    @Override
    public String fromUnit(double unit) {
        return Ranges.choiceAt(choices, unit);
    }

    @Override
    public double toUnit(Object value) {
        return Ranges.middleOf(choices, value);
    }

    @Override
    public long cardinality() {
        return choices.size();
    }
}
