package org.headstart.api.space;

import java.util.List;
import org.headstart.api.Check;

/**
 * A setting that never varies but belongs to the configuration.
 *
 * @param name  the name
 * @param value the value
 * @param when  what must all hold for it to be active
 */
public record ConstantParameter(String name, String value, List<Condition> when) implements Hyperparameter {

    /** Checks the name. */
    public ConstantParameter {
        Check.notBlank(name, "The name of a hyperparameter");
        when = List.copyOf(when);
    }

    @Override
    public String defaultValue() {
        return value;
    }

    @Override
    public ConstantParameter when(List<Condition> when) {
        return new ConstantParameter(name, value, when);
    }

    @Override
    public ConstantParameter named(String name) {
        return new ConstantParameter(name, value, when);
    }

    @Override
    public String canonical(Object candidate) {
        return Ranges.choice(name, List.of(value), candidate);
    }

    @Override
    public String fromUnit(double unit) {
        return value;
    }

    @Override
    public double toUnit(Object candidate) {
        return 0.5;
    }

    @Override
    public long cardinality() {
        return 1;
    }
}
