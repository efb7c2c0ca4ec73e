package org.headstart.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;

/** Lists the configurations of a small finite space, or of a grid over any. */
final class SpaceListing {

    private final SearchSpace space;
    private final int limit;
    private final Function<Hyperparameter, List<?>> values;
    private final List<Integer> order = new ArrayList<>();
    private final Set<Configuration> found = new LinkedHashSet<>();

    private SpaceListing(SearchSpace space, int limit, Function<Hyperparameter, List<?>> values) {
        this.space = space;
        this.limit = limit;
        this.values = values;
    }

    /**
     * @param space a space
     * @param limit how many are worth listing
     * @return all configurations; empty when there are more than the limit
     */
    static List<Configuration> of(SearchSpace space, int limit) {
        boolean finite = space.parameters().stream().allMatch(parameter -> parameter.cardinality() <= limit);
        return finite ? of(space, limit, Discrete::values) : List.of();
    }

    /**
     * @param space  a space
     * @param limit  how many are worth listing
     * @param values the values to be combined, at least one of each hyperparameter
     * @return all combinations, as far as the conditions go; empty when there are more than the limit
     */
    static List<Configuration> of(SearchSpace space, int limit, Function<Hyperparameter, List<?>> values) {
        SpaceListing listing = new SpaceListing(space, limit, values);
        listing.orderParentsFirst();
        double[] unit = new double[space.size()];
        return listing.walk(0, unit, new String[space.size()]) ? List.copyOf(listing.found) : List.of();
    }

    private void orderParentsFirst() {
        List<Hyperparameter> parameters = space.parameters();
        while (order.size() < parameters.size()) {
            for (int i = 0; i < parameters.size(); i++) {
                if (!order.contains(i) && parentsPlaced(parameters.get(i))) {
                    order.add(i);
                }
            }
        }
    }

    private boolean parentsPlaced(Hyperparameter parameter) {
        return parameter.when().stream().allMatch(condition -> order.stream()
                .anyMatch(placed -> space.parameters().get(placed).name().equals(condition.parent())));
    }

    /** Goes through the values of the hyperparameter at this depth; false as soon as there are too many. */
    private boolean walk(int depth, double[] unit, String[] chosen) {
        if (depth == order.size()) {
            found.add(space.fromUnit(unit));
            return found.size() <= limit;
        }
        int index = order.get(depth);
        Hyperparameter parameter = space.parameters().get(index);
        if (!isActive(parameter, chosen)) {
            chosen[index] = "";
            return walk(depth + 1, unit, chosen);
        }
        return walkValues(depth, unit, chosen, index);
    }

    private boolean walkValues(int depth, double[] unit, String[] chosen, int index) {
        Hyperparameter parameter = space.parameters().get(index);
        for (Object value : values.apply(parameter)) {
            unit[index] = parameter.toUnit(value);
            chosen[index] = Configuration.text(value);
            if (!walk(depth + 1, unit, chosen)) {
                return false;
            }
        }
        return true;
    }

    private boolean isActive(Hyperparameter parameter, String[] chosen) {
        return parameter.when().stream()
                .allMatch(condition -> condition.values().contains(parent(condition, chosen)));
    }

    private String parent(Condition condition, String[] chosen) {
        List<Hyperparameter> parameters = space.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(condition.parent())) {
                return chosen[i];
            }
        }
        return "";
    }
}
