package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.headstart.api.space.Configuration;

/**
 * Walks a grid of about 50 points, then finer ones of about four times as many, up to 2000; after that, or when the coarsest is larger, a Sobol
 * sequence. Each walk begins somewhere and goes on where it is farthest from all that it has visited (Gonzalez 1985), so that it is even
 * wherever it stops. Not thread-safe.
 */
final class GridStrategy implements Strategy {

    private static final int FIRST = 50;
    private static final int FINER = 4;
    private static final int LIMIT = Domain.LISTED;

    private final Domain domain;
    private final long seed;
    private final Strategy rest;
    private final List<List<Wish>> walks = new ArrayList<>();

    /**
     * @param domain what may be proposed
     * @param seed   decides where the walks begin
     */
    GridStrategy(Domain domain, long seed) {
        this.domain = domain;
        this.seed = seed;
        this.rest = new SobolStrategy(domain, seed);
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        for (int round = 0; hasWalk(round); round++) {
            for (Wish wish : walks.get(round)) {
                if (!trials.has(wish.configuration())) {
                    return wish;
                }
            }
        }
        return rest.next(trials, random);
    }

    /** Makes the walk of a round when it is first wanted; false when there is no finer grid that can be listed. */
    private boolean hasWalk(int round) {
        if (round == walks.size()) {
            List<Wish> before = round == 0 ? List.of() : walks.get(round - 1);
            int wanted = round == 0 ? FIRST : Math.min(LIMIT, FINER * before.size());
            List<Configuration> points =
                    Grid.ofAbout(domain.space(), wanted, LIMIT).points();
            if (points.size() > before.size()) {
                walks.add(walk(points, round));
            }
        }
        return round < walks.size();
    }

    private List<Wish> walk(List<Configuration> points, int round) {
        String why = "of a grid of " + points.size();
        return domain.inside(farthestFirst(points, round).stream()
                .map(point -> Wish.random(point, why))
                .toList());
    }

    private List<Configuration> farthestFirst(List<Configuration> points, int round) {
        double[][] places = points.stream().map(domain.encoding()::encode).toArray(double[][]::new);
        double[] distances = new double[places.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        List<Configuration> walk = new ArrayList<>();
        int next = Randomness.at(seed, -2 - round).nextInt(places.length);
        while (walk.size() < places.length) {
            walk.add(points.get(next));
            for (int i = 0; i < places.length; i++) {
                distances[i] = Math.min(distances[i], Domain.distance(places[i], places[next]));
            }
            distances[next] = Double.NEGATIVE_INFINITY;
            next = farthest(distances);
        }
        return walk;
    }

    private static int farthest(double[] distances) {
        int farthest = 0;
        for (int i = 1; i < distances.length; i++) {
            farthest = distances[i] > distances[farthest] ? i : farthest;
        }
        return farthest;
    }
}
