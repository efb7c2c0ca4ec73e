package org.headstart.api.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.Names;

/**
 * What may be chosen: hyperparameters, some of them active only under conditions, and combinations that must not be run. Its default is the
 * configuration of all the hyperparameters' defaults. Equal by hyperparameters and forbidden combinations. Immutable and thread-safe.
 */
public final class SearchSpace {

    /** Separates a learner from its hyperparameter in a {@link #hierarchy}. */
    public static final String SEPARATOR = "/";

    private static final int SAMPLING_TRIES = 100;

    private final List<Hyperparameter> parameters;
    private final List<Forbidden> forbidden;
    private final Map<String, Hyperparameter> byName = new LinkedHashMap<>();
    private final List<Hyperparameter> parentsFirst;

    private SearchSpace(List<Hyperparameter> parameters, List<Forbidden> forbidden) {
        this.parameters = List.copyOf(parameters);
        this.forbidden = List.copyOf(forbidden);
        for (Hyperparameter parameter : parameters) {
            Check.that(
                    byName.put(parameter.name(), parameter) == null,
                    "The search space has two hyperparameters named '%s'; names must be distinct.",
                    parameter.name());
        }
        this.parentsFirst = sorted();
        checkNames();
    }

    /**
     * @param parameters the hyperparameters; may be none
     * @param forbidden  combinations that must not be run
     * @return the space
     * @throws InvalidValueException if names repeat, a condition or a forbidden combination names an unknown hyperparameter, conditions go in
     *     a circle, or the default is forbidden
     */
    public static SearchSpace of(List<? extends Hyperparameter> parameters, List<Forbidden> forbidden) {
        SearchSpace space = new SearchSpace(List.copyOf(parameters), forbidden);
        space.defaultConfiguration();
        return space;
    }

    /**
     * @param parameters the hyperparameters; may be none
     * @return the space, with nothing forbidden
     */
    public static SearchSpace of(Hyperparameter... parameters) {
        return of(List.of(parameters), List.of());
    }

    /**
     * A space whose root chooses one of several spaces (combined algorithm selection and hyperparameter optimization; Thornton et al. 2013):
     * the hyperparameter {@code b} of the space {@code a} becomes {@code a/b}, active when the root is {@code a}.
     *
     * @param root   the name of the root, for example {@code learner}
     * @param spaces the spaces by the root's value, in order; the first is the default
     * @return the joint space
     */
    public static SearchSpace hierarchy(String root, Map<String, SearchSpace> spaces) {
        List<Hyperparameter> parameters = new ArrayList<>();
        List<Forbidden> forbidden = new ArrayList<>();
        parameters.add(new CategoricalParameter(root, List.copyOf(spaces.keySet())));
        spaces.forEach((choice, space) -> {
            String prefix = choice + SEPARATOR;
            for (Hyperparameter parameter : space.parameters) {
                List<Condition> when = new ArrayList<>();
                when.add(Condition.on(root, choice));
                parameter.when().forEach(c -> when.add(new Condition(prefix + c.parent(), c.values())));
                parameters.add(parameter.named(prefix + parameter.name()).when(when));
            }
            for (Forbidden combination : space.forbidden) {
                Map<String, String> values = new LinkedHashMap<>();
                combination.values().forEach((name, value) -> values.put(prefix + name, value));
                forbidden.add(new Forbidden(values));
            }
        });
        return of(parameters, forbidden);
    }

    /**
     * @param choice        a value of a {@link #hierarchy}'s root
     * @param configuration a configuration of this hierarchy whose root has that value
     * @return name and value of the chosen space's own hyperparameters
     */
    public static Map<String, Object> below(String choice, Configuration configuration) {
        String prefix = choice + SEPARATOR;
        Map<String, Object> values = new LinkedHashMap<>();
        configuration.values().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length()), value);
            }
        });
        return values;
    }

    /** @return the hyperparameters in their declared order */
    public List<Hyperparameter> parameters() {
        return parameters;
    }

    /** The hyperparameters, each after all that its conditions name. */
    List<Hyperparameter> parentsFirst() {
        return parentsFirst;
    }

    /** @return the combinations that must not be run */
    public List<Forbidden> forbidden() {
        return forbidden;
    }

    /**
     * @param name a name
     * @return the hyperparameter of that name, if there is one
     */
    public Optional<Hyperparameter> parameter(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @return the number of hyperparameters, also of those that are not always active */
    public int size() {
        return parameters.size();
    }

    /** @return the configuration of all defaults */
    public Configuration defaultConfiguration() {
        return complete(Map.of());
    }

    /**
     * @param values a value for each active hyperparameter and for no other; numbers may come as text
     * @return the configuration
     * @throws InvalidValueException if a name is unknown, a value not allowed, an active hyperparameter missing, one given that is not
     *     active, or the combination forbidden
     */
    public Configuration configuration(Map<String, ?> values) {
        Configuration configuration = assemble(values, false);
        for (String name : values.keySet()) {
            Check.that(
                    configuration.has(name),
                    "Hyperparameter '%s' has a value (%s), but it is not active: %s does not hold.",
                    name,
                    values.get(name),
                    parameter(name).map(Hyperparameter::when).orElse(List.of()));
        }
        return configuration;
    }

    /**
     * @param values values for some hyperparameters; numbers may come as text; values of inactive ones are dropped
     * @return the configuration with the defaults for the rest
     * @throws InvalidValueException if a name is unknown, a value not allowed or the combination forbidden
     */
    public Configuration complete(Map<String, ?> values) {
        return assemble(values, true);
    }

    /**
     * @param random the source of chance
     * @return a configuration drawn uniformly on each hyperparameter's scale
     */
    public Configuration sample(RandomGenerator random) {
        for (int i = 0; i < SAMPLING_TRIES; i++) {
            Map<String, Object> values = decode(random.doubles(size()).toArray());
            if (!isForbidden(values)) {
                return new Configuration(values);
            }
        }
        return fromUnit(random.doubles(size()).toArray());
    }

    /**
     * @param unit [size()], a number of [0, 1] for each hyperparameter in its declared order; those of inactive ones do not count
     * @return the configuration at that point of the unit cube, moved to the nearest allowed one when it is forbidden
     */
    public Configuration fromUnit(double[] unit) {
        Check.that(unit.length == size(), "The point has %d coordinates, but the space has %d.", unit.length, size());
        Map<String, Object> values = decode(unit);
        return isForbidden(values) ? allowed(unit) : new Configuration(values);
    }

    /**
     * @param configuration a configuration of this space
     * @return [size()], the point that {@link #fromUnit} maps to it; 0.5 for inactive hyperparameters
     */
    public double[] toUnit(Configuration configuration) {
        double[] unit = new double[size()];
        for (int i = 0; i < unit.length; i++) {
            Hyperparameter parameter = parameters.get(i);
            unit[i] = configuration.has(parameter.name()) ? parameter.toUnit(configuration.get(parameter.name())) : 0.5;
        }
        return unit;
    }

    private Map<String, Object> decode(double[] unit) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < unit.length; i++) {
            values.put(parameters.get(i).name(), parameters.get(i).fromUnit(unit[i]));
        }
        return inOrder(activeOf(values));
    }

    /** Walks the discrete values of the forbidden combination's members, nearest first; the default when none is allowed. */
    private Configuration allowed(double[] unit) {
        for (Forbidden combination : forbidden) {
            for (int i = 0; i < unit.length; i++) {
                Hyperparameter parameter = parameters.get(i);
                if (!combination.values().containsKey(parameter.name())) {
                    continue;
                }
                long steps = Math.min(parameter.cardinality(), SAMPLING_TRIES);
                for (int step = 1; step < steps; step++) {
                    double[] moved = unit.clone();
                    moved[i] = (unit[i] + (double) step / steps) % 1;
                    Map<String, Object> values = decode(moved);
                    if (!isForbidden(values)) {
                        return new Configuration(values);
                    }
                }
            }
        }
        return defaultConfiguration();
    }

    private Configuration assemble(Map<String, ?> given, boolean fillDefaults) {
        given.keySet().forEach(this::requireKnown);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Hyperparameter parameter : parentsFirst) {
            if (!isActive(parameter, values)) {
                continue;
            }
            Object value = given.get(parameter.name());
            Check.that(
                    value != null || fillDefaults,
                    "Hyperparameter '%s' has no value, but it is active in %s.",
                    parameter.name(),
                    given);
            values.put(parameter.name(), value == null ? parameter.defaultValue() : parameter.canonical(value));
        }
        Check.that(!isForbidden(values), "The combination %s is forbidden by one of %s.", values, forbidden);
        return new Configuration(inOrder(values));
    }

    private Map<String, Object> activeOf(Map<String, Object> all) {
        Map<String, Object> active = new LinkedHashMap<>();
        for (Hyperparameter parameter : parentsFirst) {
            Object value = all.get(parameter.name());
            if (value != null && isActive(parameter, active)) {
                active.put(parameter.name(), value);
            }
        }
        return active;
    }

    private Map<String, Object> inOrder(Map<String, Object> values) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (Hyperparameter parameter : parameters) {
            Object value = values.get(parameter.name());
            if (value != null) {
                ordered.put(parameter.name(), value);
            }
        }
        return ordered;
    }

    static boolean isActive(Hyperparameter parameter, Map<String, Object> values) {
        for (Condition condition : parameter.when()) {
            Object parent = values.get(condition.parent());
            if (parent == null || !condition.values().contains(Configuration.text(parent))) {
                return false;
            }
        }
        return true;
    }

    private boolean isForbidden(Map<String, Object> values) {
        return forbidden.stream().anyMatch(combination -> combination.matches(values));
    }

    private void requireKnown(String name) {
        if (!byName.containsKey(name)) {
            List<String> names = List.copyOf(byName.keySet());
            throw new InvalidValueException(
                    "The search space has no hyperparameter '" + name + "'; it has " + Names.some(names) + ".",
                    Names.closest(name, names)
                            .map(close -> "you meant '" + close + "'.")
                            .orElse(null));
        }
    }

    private void checkNames() {
        parameters.forEach(parameter -> parameter.when().forEach(condition -> requireKnown(condition.parent())));
        forbidden.forEach(combination -> combination.values().keySet().forEach(this::requireKnown));
    }

    private List<Hyperparameter> sorted() {
        List<Hyperparameter> sorted = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        Deque<Hyperparameter> waiting = new ArrayDeque<>(parameters);
        int skipped = 0;
        while (!waiting.isEmpty()) {
            Hyperparameter parameter = waiting.removeFirst();
            boolean ready = parameter.when().stream()
                    .allMatch(condition ->
                            placed.contains(condition.parent()) || !byName.containsKey(condition.parent()));
            if (ready) {
                sorted.add(parameter);
                placed.add(parameter.name());
                skipped = 0;
            } else {
                waiting.addLast(parameter);
                Check.that(++skipped <= waiting.size(), "The conditions of '%s' go in a circle.", parameter.name());
            }
        }
        return List.copyOf(sorted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchSpace that
                && parameters.equals(that.parameters)
                && forbidden.equals(that.forbidden);
    }

    @Override
    public int hashCode() {
        return 31 * parameters.hashCode() + forbidden.hashCode();
    }

    @Override
    public String toString() {
        return "SearchSpace" + parameters.stream().map(Hyperparameter::name).toList();
    }
}
