package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class GridTest {

    private static final SearchSpace CUBE = cube(3);

    private static SearchSpace cube(int dimensions) {
        return SearchSpace.of(
                IntStream.range(0, dimensions)
                        .mapToObj(i -> new FloatParameter("x" + i, 0, 1, Scale.LINEAR))
                        .toList(),
                List.of());
    }

    private static List<Configuration> walk(SearchSpace space, long seed, int count) {
        Optimizer grid = new GridProvider().create(Examples.setting(space, seed));
        List<Configuration> walk = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            walk.add(grid.ask().configuration());
        }
        return walk;
    }

    @Test
    void ofAbout_threeNumbers_addsLevelsInTurn() {
        List<Configuration> points = Grid.ofAbout(CUBE, 50, 2000).points();
        assertThat(points).hasSize(48).doesNotHaveDuplicates();
        assertThat(values(points, "x0")).containsExactlyInAnyOrder(0.125, 0.375, 0.625, 0.875);
        assertThat(values(points, "x2")).hasSize(3);
    }

    @Test
    void ofAbout_conditions_leaveOutWhatIsInactive() {
        SearchSpace space = SearchSpace.of(
                new CategoricalParameter("kind", List.of("a", "b")),
                new FloatParameter("x", 0, 1, Scale.LINEAR).when(List.of(Condition.on("kind", "b"))));
        assertThat(Grid.ofAbout(space, 6, 2000).points())
                .hasSize(6)
                .filteredOn(point -> !point.has("x"))
                .hasSize(1);
    }

    @Test
    void ofAbout_coarsestBeyondTheLimit_hasNoPoints() {
        assertThat(Grid.ofAbout(cube(11), 50, 2000).points()).isEmpty();
        assertThat(Grid.ofAbout(cube(10), 50, 2000).points()).hasSize(1024);
    }

    @Test
    void ask_gridUsedUp_goesFiner() {
        List<Configuration> walk = walk(CUBE, 1, 48 + 150);
        assertThat(walk).doesNotHaveDuplicates();
        assertThat(walk.subList(0, 48))
                .containsExactlyInAnyOrderElementsOf(
                        Grid.ofAbout(CUBE, 50, 2000).points());
        assertThat(values(walk.subList(48, walk.size()), "x0")).hasSizeGreaterThan(4);
    }

    @Test
    void ask_partOfTheGrid_isSpreadOut() {
        List<Configuration> start = walk(CUBE, 3, 8);
        double least = leastDistance(start);
        double leastInOrder =
                leastDistance(Grid.ofAbout(CUBE, 50, 2000).points().subList(0, 8));
        assertThat(least).isGreaterThan(1.5 * leastInOrder);
    }

    @Test
    void ask_manyHyperparameters_fillsTheSpaceAllTheSame() {
        assertThat(walk(cube(20), 1, 30)).doesNotHaveDuplicates();
    }

    private static double leastDistance(List<Configuration> points) {
        Encoding encoding = new Encoding(CUBE);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(
                        least, Domain.distance(encoding.encode(points.get(i)), encoding.encode(points.get(j))));
            }
        }
        return least;
    }

    private static Set<Double> values(List<Configuration> points, String name) {
        Set<Double> values = new HashSet<>();
        points.forEach(point -> values.add(point.number(name)));
        return values;
    }
}
