package org.headstart.weka;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.OrdinalParameter;

/**
 * One of some values.
 *
 * @param name    the hyperparameter
 * @param path    the property
 * @param listed  the values
 * @param when    what must all hold
 * @param initial the label of the library's default
 */
record ListedKnob(String name, BeanPath path, Domain.Listed listed, List<Condition> when, String initial)
        implements Knob {

    static ListedKnob of(Rule rule, Domain.Listed listed, Object sample) {
        BeanPath path = BeanPath.of(rule.path());
        String text = path.text(sample);
        List<String> labels = listed.options().stream()
                .filter(option -> option.value().equals(text))
                .map(Domain.Option::label)
                .toList();
        Check.that(
                labels.size() == 1,
                "The default of '%s' in %s is '%s', which is not listed.",
                rule.path(),
                sample.getClass().getName(),
                text);
        return new ListedKnob(rule.name(), path, listed, rule.when(), labels.get(0));
    }

    @Override
    public List<Hyperparameter> parameters() {
        List<String> labels =
                listed.options().stream().map(Domain.Option::label).toList();
        return List.of(
                listed.ordered()
                        ? new OrdinalParameter(name, labels, initial, when)
                        : new CategoricalParameter(name, labels, initial, when));
    }

    @Override
    public void turn(Object bean, Values values) {
        if (values.has(name)) {
            Object label = values.get(name);
            listed.options().stream()
                    .filter(option -> option.label().equals(label))
                    .forEach(option -> path.set(bean, option.value()));
        }
    }
}
