package org.headstart.tribuo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided about a trainer's fields, by path. The path of a field is its name; of a field of a component {@code
 * component.field}; of a field of one of several components {@code component.Class.field}. Where classification and regression name a thing
 * differently, a value is written {@code classification|regression}. Filled while {@link LearnerTable} is made, then never changed.
 */
final class Overlay {

    /** How a field varies. */
    sealed interface Rule {

        /** Numbers between two ends. */
        record Range(double low, double high, Scale scale) implements Rule {}

        /** Numbers of a list, from low to high. */
        record Steps(List<String> values) implements Rule {}

        /** Some values without order, or the classes that a component may have; one class alone makes no hyperparameter. */
        record Choice(List<String> values) implements Rule {}

        /** Always this value. */
        record Fixed(String value) implements Rule {}
    }

    /** A default that the library does not have, and why this one. */
    record Start(String value, String why) {}

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Start> starts = new LinkedHashMap<>();
    private final Map<String, List<Condition>> conditions = new LinkedHashMap<>();

    Overlay log(String path, double low, double high) {
        rules.put(path, new Rule.Range(low, high, Scale.LOG));
        return this;
    }

    Overlay linear(String path, double low, double high) {
        rules.put(path, new Rule.Range(low, high, Scale.LINEAR));
        return this;
    }

    Overlay steps(String path, String... values) {
        rules.put(path, new Rule.Steps(List.of(values)));
        return this;
    }

    Overlay choice(String path, String... values) {
        rules.put(path, new Rule.Choice(List.of(values)));
        return this;
    }

    Overlay fixed(String path, String value) {
        rules.put(path, new Rule.Fixed(value));
        return this;
    }

    Overlay start(String path, String value, String why) {
        starts.put(path, new Start(value, why));
        return this;
    }

    Overlay when(String path, String parent, String... values) {
        conditions.computeIfAbsent(path, p -> new ArrayList<>()).add(Condition.on(parent, values));
        return this;
    }

    /** Takes over all rules of another overlay under a longer path. */
    Overlay under(String prefix, Overlay other) {
        other.rules.forEach((path, rule) -> rules.put(prefix + path, rule));
        other.starts.forEach((path, start) -> starts.put(prefix + path, start));
        other.conditions.forEach((path, list) -> list.forEach(condition -> conditions
                .computeIfAbsent(prefix + path, p -> new ArrayList<>())
                .add(new Condition(prefix + condition.parent(), condition.values()))));
        return this;
    }

    @Nullable
    Rule rule(String path) {
        return rules.get(path);
    }

    @Nullable
    Start start(String path) {
        return starts.get(path);
    }

    List<Condition> conditions(String path) {
        return conditions.getOrDefault(path, List.of());
    }

    /** All paths that something was decided about, in the order of decision. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(rules.keySet());
        starts.keySet().stream().filter(path -> !paths.contains(path)).forEach(paths::add);
        conditions.keySet().stream().filter(path -> !paths.contains(path)).forEach(paths::add);
        return paths;
    }
}
