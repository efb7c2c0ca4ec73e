package org.headstart.api.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Search spaces of chance, for tests: all kinds of hyperparameters, conditions up to three deep, forbidden combinations. */
final class RandomSpaces {

    private RandomSpaces() {}

    static SearchSpace next(RandomGenerator random) {
        List<Hyperparameter> parameters = new ArrayList<>();
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            Hyperparameter parameter = parameter("p" + i, random);
            List<Hyperparameter> parents = parameters.stream()
                    .filter(CategoricalParameter.class::isInstance)
                    .toList();
            if (!parents.isEmpty() && random.nextBoolean()) {
                CategoricalParameter parent = (CategoricalParameter) parents.get(random.nextInt(parents.size()));
                parameter = parameter.when(
                        List.of(Condition.on(parent.name(), parent.choices().get(0))));
            }
            parameters.add(parameter);
        }
        return SearchSpace.of(parameters, forbidden(parameters));
    }

    private static Hyperparameter parameter(String name, RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> new FloatParameter(name, -3, 5, Scale.LINEAR);
            case 1 -> new FloatParameter(name, 1e-6, 1e3, Scale.LOG);
            case 2 -> new IntegerParameter(name, -2, 9, Scale.LINEAR);
            case 3 -> new IntegerParameter(name, 1, 2000, Scale.LOG);
            case 4 -> new OrdinalParameter(name, List.of("low", "middle", "high"));
            default -> new CategoricalParameter(name, List.of("a", "b", "c", "d"));
        };
    }

    private static List<Forbidden> forbidden(List<Hyperparameter> parameters) {
        return parameters.stream()
                .filter(CategoricalParameter.class::isInstance)
                .filter(parameter -> parameter.when().isEmpty())
                .map(parameter -> new Forbidden(Map.of(parameter.name(), "c")))
                .toList();
    }
}
