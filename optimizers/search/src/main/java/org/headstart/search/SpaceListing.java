package org.headstart.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;

/** Lists the configurations of a small finite space. */
final class SpaceListing {

    private final SearchSpace space;
    private final int limit;
    private final List<Integer> order = new ArrayList<>();
    private final Set<Configuration> found = new LinkedHashSet<>();

    private SpaceListing(SearchSpace space, int limit) {
        this.space = space;
        this.limit = limit;
    }

    /**
     * @param space a space
     * @param limit how many are worth listing
     * @return all configurations; empty when there are more than the limit
     */
    static List<Configuration> of(SearchSpace space, int limit) {
        SpaceListing listing = new SpaceListing(space, limit);
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
    private boolean walk(int depth, double[] unit, String[] values) {
        if (depth == order.size()) {
            found.add(space.fromUnit(unit));
            return found.size() <= limit;
        }
        int index = order.get(depth);
        Hyperparameter parameter = space.parameters().get(index);
        if (!isActive(parameter, values)) {
            values[index] = "";
            return walk(depth + 1, unit, values);
        }
        if (parameter.cardinality() > limit) {
            return false;
        }
        return walkValues(depth, unit, values, index);
    }

    private boolean walkValues(int depth, double[] unit, String[] values, int index) {
        Hyperparameter parameter = space.parameters().get(index);
        for (Object value : Discrete.values(parameter)) {
            unit[index] = parameter.toUnit(value);
            values[index] = Configuration.text(value);
            if (!walk(depth + 1, unit, values)) {
                return false;
            }
        }
        return true;
    }

    private boolean isActive(Hyperparameter parameter, String[] values) {
        return parameter.when().stream()
                .allMatch(condition -> condition.values().contains(parent(condition, values)));
    }

    private String parent(Condition condition, String[] values) {
        List<Hyperparameter> parameters = space.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(condition.parent())) {
                return values[i];
            }
        }
        return "";
    }
}
