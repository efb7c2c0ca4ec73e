package org.headstart.weka;

import java.util.List;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Hyperparameter;

/** What one property of a bean adds to the search space, and how a configuration sets it. Immutable. */
interface Knob {

    /** @return the hyperparameters, by names within the bean; none when the property is only set */
    List<Hyperparameter> parameters();

    /** @return combinations that must not be run, by names within the bean */
    default List<Forbidden> forbidden() {
        return List.of();
    }

    /**
     * Sets the property; leaves it as it is when its hyperparameter is not active.
     *
     * @param bean   a fresh object
     * @param values what it is set to
     */
    void turn(Object bean, Values values);
}
