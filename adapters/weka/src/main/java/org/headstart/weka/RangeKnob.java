package org.headstart.weka;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;

/**
 * A number. Where one value outside the range has a meaning of its own, {@code NAME.set} says whether the range or that value counts.
 *
 * @param name    the hyperparameter
 * @param path    the property
 * @param range   what it may be
 * @param when    what must all hold
 * @param initial the library's default, in the spelling of Weka's options
 * @param whole   whether the property takes whole numbers only
 */
record RangeKnob(String name, BeanPath path, Domain.Range range, List<Condition> when, String initial, boolean whole)
        implements Knob {

    private static final String SET = ".set";

    static RangeKnob of(Rule rule, Domain.Range range, Object sample) {
        BeanPath path = BeanPath.of(rule.path());
        Object owner = path.owner(sample);
        Class<?> type = path.property(owner).type();
        boolean real = type == double.class || type == float.class;
        boolean whole =
                switch (range.unit()) {
                    case AS_TYPED -> !real;
                    case WHOLE -> true;
                    case SINGLE, SHARE_OF_FEATURES -> false;
                };
        return new RangeKnob(rule.name(), path, range, rule.when(), path.text(sample), whole);
    }

    @Override
    public List<Hyperparameter> parameters() {
        String except = range.except();
        if (except == null) {
            return List.of(number(name, Double.parseDouble(initial), when));
        }
        boolean isSet = !initial.equals(except);
        List<Condition> whenSet = new ArrayList<>(when);
        whenSet.add(Condition.on(name + SET, "true"));
        return List.of(
                new CategoricalParameter(name + SET, List.of("false", "true"), String.valueOf(isSet), when),
                number(name, isSet ? Double.parseDouble(initial) : middle(), whenSet));
    }

    private double middle() {
        FloatParameter line = new FloatParameter(name, range.low(), range.high(), range.scale());
        return whole ? Math.rint(line.defaultValue()) : line.defaultValue();
    }

    private Hyperparameter number(String name, double initial, List<Condition> when) {
        return whole
                ? new IntegerParameter(
                        name, (long) range.low(), (long) range.high(), range.scale(), (long) initial, when)
                : new FloatParameter(name, range.low(), range.high(), range.scale(), initial, when);
    }

    @Override
    public void turn(Object bean, Values values) {
        if (values.has(name)) {
            path.set(bean, text(values));
        } else if (range.except() != null && values.has(name + SET)) {
            path.set(bean, range.except());
        }
    }

    private String text(Values values) {
        double number = ((Number) values.get(name)).doubleValue();
        if (range.unit() == Domain.Unit.SHARE_OF_FEATURES) {
            return Long.toString(Math.max(1, Math.round(number * values.features())));
        } else if (range.unit() == Domain.Unit.SINGLE) {
            return Double.toString((float) number);
        }
        return whole ? Long.toString((long) number) : Double.toString(number);
    }
}
