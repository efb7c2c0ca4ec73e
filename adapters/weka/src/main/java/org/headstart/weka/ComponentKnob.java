package org.headstart.weka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headstart.api.Check;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Hyperparameter;

/**
 * An object with properties of its own: which class, and under {@code NAME.CLASS.} the hyperparameters of that class.
 *
 * @param name    the hyperparameter that chooses the class
 * @param path    the property
 * @param spaces  the classes by simple name, in order
 * @param when    what must all hold
 * @param initial the simple name of the library's default
 */
record ComponentKnob(String name, BeanPath path, Map<String, BeanSpace> spaces, List<Condition> when, String initial)
        implements Knob {

    static ComponentKnob of(Rule rule, Domain.Components components, Object sample, int depth) {
        BeanPath path = BeanPath.of(rule.path());
        Object owner = path.owner(sample);
        Object value = Objects.requireNonNull(path.property(owner).get(owner));
        Map<String, BeanSpace> spaces = new LinkedHashMap<>();
        for (String className : components.classNames()) {
            BeanSpace space = BeanSpace.of(className, className, "", depth + 1);
            spaces.put(space.type().getSimpleName(), space);
        }
        String initial = value.getClass().getSimpleName();
        Check.that(
                spaces.containsKey(initial),
                "The default of '%s' in %s is '%s', which is not listed.",
                rule.path(),
                sample.getClass().getName(),
                initial);
        return new ComponentKnob(rule.name(), path, spaces, rule.when(), initial);
    }

    private String prefix(String choice) {
        return name + "." + choice + ".";
    }

    @Override
    public List<Hyperparameter> parameters() {
        List<String> choices = List.copyOf(spaces.keySet());
        List<Hyperparameter> parameters = new ArrayList<>();
        parameters.add(
                choices.size() == 1
                        ? new ConstantParameter(name, initial, when)
                        : new CategoricalParameter(name, choices, initial, when));
        spaces.forEach((choice, space) -> space.parameters().stream()
                .map(parameter -> below(choice, parameter))
                .forEach(parameters::add));
        return parameters;
    }

    private Hyperparameter below(String choice, Hyperparameter parameter) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.on(name, choice));
        parameter.when().forEach(c -> conditions.add(new Condition(prefix(choice) + c.parent(), c.values())));
        return parameter.named(prefix(choice) + parameter.name()).when(conditions);
    }

    @Override
    public List<Forbidden> forbidden() {
        List<Forbidden> forbidden = new ArrayList<>();
        spaces.forEach((choice, space) -> space.forbidden().forEach(combination -> {
            Map<String, String> values = new LinkedHashMap<>();
            combination.values().forEach((parameter, value) -> values.put(prefix(choice) + parameter, value));
            forbidden.add(new Forbidden(values));
        }));
        return forbidden;
    }

    @Override
    public void turn(Object bean, Values values) {
        if (values.has(name)) {
            String choice = values.get(name).toString();
            Object component = Objects.requireNonNull(spaces.get(choice)).build(values.below(prefix(choice)));
            Object owner = path.owner(bean);
            path.property(owner).put(owner, component);
        }
    }
}
