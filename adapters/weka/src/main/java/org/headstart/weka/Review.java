package org.headstart.weka;

import java.util.List;
import org.headstart.api.space.Forbidden;

/**
 * What a person has decided about the properties of one class.
 *
 * @param rules     one a property, in the order of the space
 * @param forbidden combinations that the class refuses or that make no sense
 */
record Review(List<Rule> rules, List<Forbidden> forbidden) {

    /** Copies the lists. */
    Review {
        rules = List.copyOf(rules);
        forbidden = List.copyOf(forbidden);
    }
}
