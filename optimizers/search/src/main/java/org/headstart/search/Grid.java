package org.headstart.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;

/**
 * All combinations of some levels of each hyperparameter, as far as the conditions go. A categorical one has all its choices as levels, any
 * other the middles of equal parts of its scale. Immutable.
 */
final class Grid {

    private final SearchSpace space;
    private final Map<String, Long> levels;
    private final List<Configuration> points;

    private Grid(SearchSpace space, Map<String, Long> levels, int limit) {
        this.space = space;
        this.levels = levels;
        this.points = SpaceListing.of(space, limit, this::values);
    }

    private List<?> values(Hyperparameter parameter) {
        int count = levels.getOrDefault(parameter.name(), 1L).intValue();
        return IntStream.range(0, count)
                .mapToObj(i -> parameter.fromUnit((i + 0.5) / count))
                .distinct()
                .toList();
    }

    /**
     * The finest grid within a limit, made by adding one level to the hyperparameter with fewest at a time.
     *
     * @param wanted about how many points; the coarsest grid, of two levels, may have more
     * @param limit  how many are worth listing
     * @return the grid; without points when even the coarsest has more than the limit
     */
    static Grid ofAbout(SearchSpace space, int wanted, int limit) {
        Map<String, Long> coarsest = new LinkedHashMap<>();
        for (Hyperparameter parameter : space.parameters()) {
            boolean whole = parameter instanceof CategoricalParameter;
            coarsest.put(parameter.name(), whole ? parameter.cardinality() : Math.min(2, parameter.cardinality()));
        }
        Grid grid = new Grid(space, coarsest, limit);
        Optional<Hyperparameter> next = grid.fewestLevels();
        while (next.isPresent() && !grid.points.isEmpty()) {
            Grid finer = grid.finer(next.get(), wanted);
            if (finer.points.isEmpty()) {
                return grid;
            }
            grid = finer;
            next = grid.fewestLevels();
        }
        return grid;
    }

    private Optional<Hyperparameter> fewestLevels() {
        return space.parameters().stream()
                .filter(parameter -> levels(parameter) < parameter.cardinality())
                .min(Comparator.comparingLong(this::levels));
    }

    private long levels(Hyperparameter parameter) {
        return levels.getOrDefault(parameter.name(), 1L);
    }

    private Grid finer(Hyperparameter parameter, int limit) {
        Map<String, Long> more = new LinkedHashMap<>(levels);
        more.merge(parameter.name(), 1L, Long::sum);
        return new Grid(space, more, limit);
    }

    /** The points in lexicographic order. */
    List<Configuration> points() {
        return points;
    }
}
