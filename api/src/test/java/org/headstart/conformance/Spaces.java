package org.headstart.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;

/** Search spaces of every shape. */
final class Spaces {

    /** Every kind of hyperparameter, two levels of conditions, a forbidden pair. */
    static final SearchSpace MIXED = SearchSpace.of(
            List.of(
                    new FloatParameter("rate", 1e-4, 1, Scale.LOG),
                    new IntegerParameter("depth", 1, 12, Scale.LINEAR),
                    new CategoricalParameter("booster", List.of("tree", "linear", "dart")),
                    new FloatParameter("drop", 0, 1, Scale.LINEAR).when(List.of(Condition.on("booster", "dart"))),
                    new OrdinalParameter("size", List.of("s", "m", "l")),
                    new IntegerParameter("bins", 16, 1024, Scale.LOG)
                            .when(List.of(Condition.on("size", "l"), Condition.on("booster", "tree", "dart"))),
                    new ConstantParameter("threads", "1", List.of())),
            List.of(new Forbidden(Map.of("booster", "linear", "size", "l"))));

    static final SearchSpace ONE_CATEGORICAL =
            SearchSpace.of(new CategoricalParameter("algorithm", List.of("a", "b", "c", "d", "e")));

    static final SearchSpace ONE_FLOAT = SearchSpace.of(new FloatParameter("x", -3, 3, Scale.LINEAR));

    static final SearchSpace CONSTANTS =
            SearchSpace.of(new ConstantParameter("c", "7", List.of()), new FloatParameter("point", 2, 2, Scale.LINEAR));

    static final SearchSpace EMPTY = SearchSpace.of();

    /** Eight configurations. */
    static final SearchSpace SMALL = SearchSpace.of(
            new CategoricalParameter("a", List.of("x", "y")), new IntegerParameter("b", 1, 4, Scale.LOG));

    static final SearchSpace HIERARCHY =
            SearchSpace.hierarchy("learner", new TreeMap<>(Map.of("one", ONE_FLOAT, "many", MIXED)));

    private Spaces() {}

    static Map<String, SearchSpace> all() {
        Map<String, SearchSpace> all = new LinkedHashMap<>();
        all.put("mixed", MIXED);
        all.put("one categorical", ONE_CATEGORICAL);
        all.put("one float", ONE_FLOAT);
        all.put("constants", CONSTANTS);
        all.put("empty", EMPTY);
        all.put("small", SMALL);
        all.put("hierarchy", HIERARCHY);
        return all;
    }

    static List<Configuration> pool(SearchSpace space, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> space.sample(random))
                .distinct()
                .limit(size)
                .toList();
    }

    /** A smooth function of a mixed configuration, 0 to 1, best at rate 0.03, depth 8, booster dart with drop 0.3. */
    static double quality(Configuration c) {
        double rate = Math.abs(Math.log10(c.number("rate")) + 1.5) / 4;
        double depth = Math.abs(c.number("depth") - 8) / 12;
        double booster = c.text("booster").equals("dart") ? Math.abs(c.number("drop") - 0.3) / 2 : 0.5;
        return 1 - (rate + depth + booster) / 2;
    }
}
