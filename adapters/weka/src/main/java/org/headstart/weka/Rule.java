package org.headstart.weka;

import java.util.List;
import org.headstart.api.space.Condition;

/**
 * How one property of a class enters the search space.
 *
 * @param name   the hyperparameter's name, within its class
 * @param path   the bean property, or one of an object that a property holds: {@code regOptimizer.epsilonParameter}
 * @param domain what it may be
 * @param when   what must all hold for it to matter
 */
record Rule(String name, String path, Domain domain, List<Condition> when) {

    /** Copies the conditions. */
    Rule {
        when = List.copyOf(when);
    }

    /** @return the property of the class itself, where {@link #path} begins */
    String property() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
