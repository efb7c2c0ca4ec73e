package org.headstart.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;

/**
 * A Parzen estimator of where configurations are: a product kernel on each, and the prior as one more component, all with equal weight. The
 * product makes it multivariate (Falkner, Klein and Hutter 2018, section 3.2): hyperparameters that do well together are drawn together.
 *
 * <p>Conditions: a component says about a hyperparameter that is inactive in its trial what the prior says, and what is inactive in the point
 * whose density is asked for does not count. So the density is one over the tree of conditions, and each trial teaches all that it can.
 *
 * <p>Widths are Optuna's: 0.2 n^(-1/(d+4)) (Scott's rule, 1992) for d active hyperparameters, at least 1 / min(100, n + 2); choices are
 * smoothed by 1 / (n + 1). Immutable.
 */
final class ParzenDensity {

    private static final double WIDTH = 0.2;
    private static final double NARROWEST = 0.01;
    private static final int FEW = 50;
    private static final ParzenKernel UNIFORM = new ParzenKernel.Uniform();

    private final SearchSpace space;
    private final int trials;
    private final List<List<ParzenKernel>> components = new ArrayList<>();

    /**
     * @param space  the space
     * @param trials configurations of it; without any, the density is the prior
     */
    ParzenDensity(SearchSpace space, List<Configuration> trials) {
        this.space = space;
        this.trials = trials.size();
        trials.forEach(trial -> components.add(product(trial)));
        components.add(Collections.nCopies(space.size(), UNIFORM));
    }

    private List<ParzenKernel> product(Configuration trial) {
        List<Hyperparameter> parameters = space.parameters();
        double width = width(parameters.stream()
                .filter(parameter -> varies(parameter, trial))
                .count());
        double[] unit = space.toUnit(trial);
        List<ParzenKernel> product = new ArrayList<>();
        for (int i = 0; i < unit.length; i++) {
            Hyperparameter parameter = parameters.get(i);
            product.add(varies(parameter, trial) ? kernel(parameter, unit[i], width) : UNIFORM);
        }
        return product;
    }

    private static boolean varies(Hyperparameter parameter, Configuration trial) {
        return parameter.cardinality() > 1 && trial.has(parameter.name());
    }

    private double width(long active) {
        double narrowest = Math.max(NARROWEST, 1.0 / (trials + 2));
        return Math.max(narrowest, WIDTH * Math.pow(trials, -1.0 / (active + 4)));
    }

    private ParzenKernel kernel(Hyperparameter parameter, double unit, double width) {
        if (parameter instanceof CategoricalParameter categorical) {
            int count = categorical.choices().size();
            return ParzenKernel.Choice.of(ParzenKernel.Choice.at(unit, count), count, 1.0 / (trials + 1));
        }
        if (parameter.cardinality() > FEW) {
            return ParzenKernel.Gaussian.on(unit, width);
        }
        double[] values = Discrete.values(parameter).stream()
                .mapToDouble(parameter::toUnit)
                .toArray();
        return ParzenKernel.Gaussian.among(values, unit, width);
    }

    /** The logarithm of the density at a configuration, relative to the uniform one over what is active in it. */
    double log(Configuration configuration) {
        double[] unit = space.toUnit(configuration);
        boolean[] active = new boolean[unit.length];
        for (int i = 0; i < unit.length; i++) {
            active[i] = configuration.has(space.parameters().get(i).name());
        }
        double[] logs = components.stream()
                .mapToDouble(product -> log(product, unit, active))
                .toArray();
        return logOfSum(logs) - Math.log(logs.length);
    }

    private static double log(List<ParzenKernel> product, double[] unit, boolean[] active) {
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += active[i] ? product.get(i).log(unit[i]) : 0;
        }
        return sum;
    }

    private static double logOfSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum);
    }

    /** A configuration drawn from the density; a forbidden one is moved to the nearest that is allowed. */
    Configuration draw(RandomGenerator random) {
        List<ParzenKernel> product = components.get(random.nextInt(components.size()));
        return space.fromUnit(
                product.stream().mapToDouble(kernel -> kernel.draw(random)).toArray());
    }
}
