package org.headstart.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;

/** Configurations near a given one. */
final class Neighbours {

    private static final double[] STEPS = {0.01, 0.03, 0.1, 0.2};
    private static final int DRAWS = 6;
    private static final int LISTED = 10;

    private final SearchSpace space;

    Neighbours(SearchSpace space) {
        this.space = space;
    }

    /** One-flips of discrete hyperparameters, and normal steps of several lengths in all others and in one alone. */
    List<Configuration> of(Configuration centre, RandomGenerator random) {
        List<Configuration> near = new ArrayList<>();
        double[] unit = space.toUnit(centre);
        for (int i = 0; i < unit.length; i++) {
            addFlips(unit, i, near);
        }
        for (double step : STEPS) {
            for (int draw = 0; draw < DRAWS; draw++) {
                near.add(space.fromUnit(moved(unit, step, random, draw % 2 == 0)));
            }
        }
        return near;
    }

    private void addFlips(double[] unit, int index, List<Configuration> near) {
        Hyperparameter parameter = space.parameters().get(index);
        if (parameter.cardinality() > LISTED) {
            return;
        }
        for (Object value : Discrete.values(parameter)) {
            double[] flipped = unit.clone();
            flipped[index] = parameter.toUnit(value);
            near.add(space.fromUnit(flipped));
        }
    }

    private double[] moved(double[] unit, double step, RandomGenerator random, boolean all) {
        double[] moved = unit.clone();
        int only = random.nextInt(unit.length);
        for (int i = 0; i < unit.length; i++) {
            boolean moves = (all || i == only) && space.parameters().get(i).cardinality() > LISTED;
            if (moves) {
                moved[i] = Math.min(1, Math.max(0, unit[i] + step * random.nextGaussian()));
            }
        }
        return moved;
    }
}
