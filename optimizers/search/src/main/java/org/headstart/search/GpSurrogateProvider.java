package org.headstart.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;
import org.headstart.api.space.SearchSpace;

/** Gaussian processes as surrogates of tasks. Length scales are found on at most 150 trials spread over all; cost grows with the cube. */
public final class GpSurrogateProvider implements Surrogate.Provider {

    private static final int MOST_FOR_LENGTHS = 150;

    /** For the service loader. */
    public GpSurrogateProvider() {}

    @Override
    public String name() {
        return "gp";
    }

    @Override
    public Surrogate fit(SearchSpace space, List<Configuration> configurations, double[] values, long seed) {
        Encoding encoding = new Encoding(space);
        double[][] points = configurations.stream().map(encoding::encode).toArray(double[][]::new);
        double[] targets = Copula.standardised(values);
        int[] spread = spread(values.length);
        Kernel kernel = GpFit.fit(
                Groups.in(space),
                Arrays.stream(spread).mapToObj(i -> points[i]).toArray(double[][]::new),
                Arrays.stream(spread).mapToDouble(i -> targets[i]).toArray());
        Model model = new GaussianProcess(kernel, points, targets);
        return new ModelSurrogate(encoding, model, Gains.mean(values), Gains.sd(values));
    }

    private static int[] spread(int count) {
        int wanted = Math.min(count, MOST_FOR_LENGTHS);
        return IntStream.range(0, wanted)
                .map(i -> (int) ((long) i * count / wanted))
                .toArray();
    }
}
