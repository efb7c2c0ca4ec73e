package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.headstart.api.Providers;
import org.headstart.api.metamodel.Surrogate;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.warehouse.History;

/**
 * One random forest over configurations and tasks together, fitted to the ranks of all past trials (as surrogates of collaborative tuning, Bardenet
 * et al. 2013, with the forest of Hutter, Hoos and Leyton-Brown 2011). Immutable.
 */
final class JointForest implements TaskScorer {

    private static final String SURROGATE = "random-forest";
    private static final String COMPONENT = "task component ";

    /** With more trials than this, some of each task are left out. */
    private static final int MOST_ROWS = 10_000;

    private final SearchSpace joint;
    private final Surrogate forest;

    JointForest(History history, List<SourceTask> tasks, TaskComponents components, long seed) {
        this.joint = joint(history.space(), components.count());
        List<Configuration> points = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        int each = Math.max(1, MOST_ROWS / tasks.size());
        for (int task = 0; task < tasks.size(); task++) {
            List<Configuration> tried = tasks.get(task).best(Integer.MAX_VALUE);
            double[] ranks = ranks(tasks.get(task), tried);
            int step = (tried.size() + each - 1) / each;
            for (int i = 0; i < tried.size(); i += step) {
                points.add(point(tried.get(i), components.past()[task]));
                scores.add(ranks[i]);
            }
        }
        this.forest = Providers.surrogate(SURROGATE)
                .fit(
                        joint,
                        points,
                        scores.stream().mapToDouble(Double::doubleValue).toArray(),
                        seed);
    }

    private static SearchSpace joint(SearchSpace space, int components) {
        List<Hyperparameter> parameters = new ArrayList<>(space.parameters());
        IntStream.range(0, components)
                .forEach(i -> parameters.add(new FloatParameter(
                        COMPONENT + i, -TaskComponents.FARTHEST, TaskComponents.FARTHEST, Scale.LINEAR)));
        return SearchSpace.of(parameters, space.forbidden());
    }

    /** [tried], 1 for the best to 0 for the worst. */
    private static double[] ranks(SourceTask task, List<Configuration> tried) {
        double[] gains = tried.stream()
                .mapToDouble(configuration -> task.estimate(configuration).mean())
                .toArray();
        return DoubleStream.of(Losses.of(gains)).map(loss -> 1 - loss).toArray();
    }

    private Configuration point(Configuration configuration, double[] components) {
        Map<String, Object> values = new LinkedHashMap<>(configuration.values());
        IntStream.range(0, components.length).forEach(i -> values.put(COMPONENT + i, components[i]));
        return joint.configuration(values);
    }

    @Override
    public double[] scores(List<Configuration> configurations, double[] components) {
        List<Configuration> points = configurations.stream()
                .map(configuration -> point(configuration, components))
                .toList();
        return forest.means(points, SourcePrior.points(joint, points));
    }
}
