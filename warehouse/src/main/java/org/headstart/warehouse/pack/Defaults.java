package org.headstart.warehouse.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.SearchSpace;

/** The default of each hyperparameter: as a source declares it, or made up so that it is not forbidden. */
final class Defaults {

    private static final int MOST_TRIES = 10_000;
    private static final int LOOKS = 1_000_000;

    private Defaults() {}

    static List<Hyperparameter> declared(List<Hyperparameter> parameters, JsonAt json) {
        Map<String, JsonAt> values = new LinkedHashMap<>(json.fields());
        PackValues reader = new PackValues();
        List<Hyperparameter> result = new ArrayList<>();
        for (Hyperparameter parameter : parameters) {
            JsonAt value = values.remove(parameter.name());
            result.add(value == null ? parameter : with(parameter, reader.value(parameter, value.scalar()), value));
        }
        Check.that(
                values.isEmpty(),
                "%s names %s, but the hyperparameters are %s.",
                json.pointer(),
                values.keySet(),
                parameters.stream().map(Hyperparameter::name).toList());
        return result;
    }

    /** The middles and first choices; where their combination is forbidden, the first allowed one of a fixed random sequence. */
    static SearchSpace madeUp(List<Hyperparameter> parameters, List<Forbidden> forbidden) {
        SearchSpace free = SearchSpace.of(parameters, List.of());
        Predicate<Configuration> allowed = c -> forbidden.stream().noneMatch(f -> f.matches(c));
        Configuration candidate = free.defaultConfiguration();
        Random random = new Random(1);
        int tries = Math.min(MOST_TRIES, 1 + LOOKS / (1 + parameters.size() + forbidden.size()));
        for (int i = 0; i < tries && !allowed.test(candidate); i++) {
            candidate = free.sample(random);
        }
        List<Hyperparameter> result = new ArrayList<>();
        for (Hyperparameter parameter : parameters) {
            String name = parameter.name();
            result.add(candidate.has(name) ? with(parameter, candidate.get(name)) : parameter);
        }
        return SearchSpace.of(result, forbidden);
    }

    private static Hyperparameter with(Hyperparameter parameter, Object value, JsonAt json) {
        try {
            return with(parameter, parameter.canonical(value));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(json.pointer() + ": " + e.getMessage(), null, e);
        }
    }

    private static Hyperparameter with(Hyperparameter parameter, Object value) {
        if (parameter instanceof FloatParameter p) {
            return new FloatParameter(p.name(), p.low(), p.high(), p.scale(), (Double) value, p.when());
        }
        if (parameter instanceof IntegerParameter p) {
            return new IntegerParameter(p.name(), p.low(), p.high(), p.scale(), (Long) value, p.when());
        }
        if (parameter instanceof CategoricalParameter p) {
            return new CategoricalParameter(p.name(), p.choices(), (String) value, p.when());
        }
        if (parameter instanceof OrdinalParameter p) {
            return new OrdinalParameter(p.name(), p.choices(), (String) value, p.when());
        }
        return (ConstantParameter) parameter;
    }
}
