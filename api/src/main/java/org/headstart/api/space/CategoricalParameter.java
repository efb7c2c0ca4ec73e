package org.headstart.api.space;

import java.util.List;

/**
 * One of some values without order.
 *
 * @param name         the name
 * @param choices      the values; at least one, distinct
 * @param defaultValue one of the choices
 * @param when         what must all hold for it to be active
 */
public record CategoricalParameter(String name, List<String> choices, String defaultValue, List<Condition> when)
        implements Hyperparameter {

    /** Checks the choices. */
    public CategoricalParameter {
        choices = List.copyOf(choices);
        Ranges.check(name, choices, defaultValue);
        when = List.copyOf(when);
    }

    /**
     * An unconditional parameter whose default is its first choice.
     *
     * @param name    the name
     * @param choices the values
     */
    public CategoricalParameter(String name, List<String> choices) {
        this(name, choices, choices.get(0), List.of());
    }

    @Override
    public CategoricalParameter when(List<Condition> when) {
        return new CategoricalParameter(name, choices, defaultValue, when);
    }

    @Override
    public CategoricalParameter named(String name) {
        return new CategoricalParameter(name, choices, defaultValue, when);
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
