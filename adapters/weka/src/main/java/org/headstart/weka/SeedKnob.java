package org.headstart.weka;

import java.util.List;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Hyperparameter;

/**
 * The training run's seed.
 *
 * @param path the property
 * @param when what must all hold, where Weka refuses a seed that has no effect
 */
record SeedKnob(BeanPath path, List<Condition> when) implements Knob {

    @Override
    public List<Hyperparameter> parameters() {
        return List.of();
    }

    @Override
    public void turn(Object bean, Values values) {
        if (values.seed() != null && values.hold(when)) {
            path.set(bean, values.seed().toString());
        }
    }
}
