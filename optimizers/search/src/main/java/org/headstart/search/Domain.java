package org.headstart.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;
import org.headstart.api.space.SearchSpace;

/**
 * What may be proposed: the pool, all of a small finite space, or a space too large to list. Distances are the sum of the absolute
 * differences of {@link Encoding}'s coordinates. Immutable.
 */
final class Domain {

    /** A larger finite space is treated as an endless one. */
    static final int LISTED = 2000;

    private static final int TRIES = 200;

    private final SearchSpace space;
    private final Encoding encoding;
    private final boolean pooled;
    private final List<Configuration> listed;
    private final List<double[]> points;

    private Domain(SearchSpace space, boolean pooled, List<Configuration> listed) {
        this.space = space;
        this.encoding = new Encoding(space);
        this.pooled = pooled;
        this.listed = listed;
        this.points = listed.stream().map(encoding::encode).toList();
    }

    static Domain of(Setting setting) {
        boolean pooled = !setting.pool().isEmpty();
        List<Configuration> listed =
                pooled ? setting.pool().stream().distinct().toList() : SpaceListing.of(setting.space(), LISTED);
        return new Domain(setting.space(), pooled, listed);
    }

    SearchSpace space() {
        return space;
    }

    Encoding encoding() {
        return encoding;
    }

    /** Whether all that may be proposed is known one by one. */
    boolean isListed() {
        return !listed.isEmpty();
    }

    /** Whether only the configurations of a pool are allowed. */
    boolean isPool() {
        return pooled;
    }

    /** Whether the configuration itself may be proposed, rather than one near it. */
    boolean allows(Configuration configuration) {
        return !pooled || listed.contains(configuration);
    }

    /** Configurations that stand for all: what is listed, else so many that fill the space. */
    List<Configuration> reference(int count, long seed) {
        if (isListed()) {
            return listed;
        }
        ScrambledSobol sobol = new ScrambledSobol(space.size(), Randomness.at(seed, 0));
        return IntStream.range(0, count)
                .mapToObj(i -> space.fromUnit(sobol.point(i)))
                .distinct()
                .toList();
    }

    /** What is listed and has not been tried. */
    List<Configuration> free(Trials trials) {
        return listed.stream()
                .filter(configuration -> !trials.has(configuration))
                .toList();
    }

    boolean isUsedUp(Trials trials) {
        return isListed() && listed.stream().allMatch(trials::has);
    }

    void requireFree(Trials trials) {
        if (pooled && isUsedUp(trials)) {
            throw new NoSuchElementException(
                    "The pool of " + listed.size() + " configurations is used up; each is proposed once.");
        }
    }

    /** A new configuration drawn at random; an old one only when nothing new is found. */
    Configuration sample(Trials trials, RandomGenerator random) {
        if (isListed()) {
            List<Configuration> free = free(trials);
            return free.isEmpty() ? space.sample(random) : free.get(random.nextInt(free.size()));
        }
        Configuration drawn = space.sample(random);
        for (int i = 0; i < TRIES && trials.has(drawn); i++) {
            drawn = space.sample(random);
        }
        return drawn;
    }

    /** The wish itself when it is new and allowed, else the nearest listed one that is, else a random one. */
    Configuration nearestFree(Configuration wish, Trials trials, RandomGenerator random) {
        if (!isListed()) {
            return trials.has(wish) ? sample(trials, random) : wish;
        }
        int nearest = nearest(wish, trials::has);
        return nearest < 0 ? wish : listed.get(nearest);
    }

    /** Moves a list of wishes into the domain: each to the nearest that no earlier one took, as far as there are any. */
    List<Wish> inside(List<Wish> wishes) {
        Set<Configuration> taken = new HashSet<>();
        List<Wish> inside = new ArrayList<>();
        for (Wish wish : wishes) {
            int nearest = isListed() ? nearest(wish.configuration(), taken::contains) : -1;
            Wish moved = nearest < 0 ? wish : wish.at(listed.get(nearest));
            if (taken.add(moved.configuration())) {
                inside.add(moved);
            }
        }
        return inside;
    }

    private int nearest(Configuration wish, Predicate<Configuration> taken) {
        double[] point = encoding.encode(wish);
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            double distance = distance(point, points.get(i));
            if (distance < least && !taken.test(listed.get(i))) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }
}
