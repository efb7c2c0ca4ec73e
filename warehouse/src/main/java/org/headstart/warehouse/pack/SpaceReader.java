package org.headstart.warehouse.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.Names;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;

/** From JSON to a search space. */
final class SpaceReader {

    private static final List<String> KEYS =
            List.of("name", "type", "low", "high", "scale", "choices", "value", "when", "default");

    private static final PackLimits LIMITS = PackLimits.defaults();

    private SpaceReader() {}

    static SpaceFile file(JsonAt json) {
        JsonAt metric = json.get("metric");
        return new SpaceFile(
                json.get("name").text(),
                json.textOr("source", ""),
                new Metric(metric.get("name").text(), goal(metric.get("goal"))),
                space(json),
                json.find("default").isPresent(),
                json.textOr("notes", ""));
    }

    static SearchSpace space(JsonAt json) {
        List<Hyperparameter> parameters = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        List<JsonAt> items = json.get("hyperparameters").items();
        LIMITS.checkParameters(items.size(), "hyperparameters");
        for (JsonAt item : items) {
            Hyperparameter parameter = parameter(item);
            parameters.add(parameter);
            String earlier = places.put(parameter.name(), item.pointer());
            Check.that(
                    earlier == null,
                    "%s and %s are both named '%s'; names must be distinct.",
                    earlier,
                    item.pointer(),
                    parameter.name());
        }
        List<JsonAt> combinations = json.find("forbidden").map(JsonAt::items).orElse(List.of());
        LIMITS.checkParameters(combinations.size(), "forbidden combinations");
        List<Forbidden> forbidden =
                combinations.stream().map(item -> new Forbidden(texts(item))).toList();
        Optional<JsonAt> declared = json.find("default");
        return declared.map(values -> SearchSpace.of(Defaults.declared(parameters, values), forbidden))
                .orElseGet(() -> Defaults.madeUp(parameters, forbidden));
    }

    private static Hyperparameter parameter(JsonAt json) {
        String name = json.get("name").text();
        try {
            for (String key : json.fields().keySet()) {
                Check.that(KEYS.contains(key), "'%s' is not known; known are %s.", key, Names.some(KEYS));
            }
            return plain(name, json).when(conditions(json));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "Hyperparameter '" + name + "' at " + json.pointer() + ": " + e.getMessage(), null, e);
        }
    }

    private static Hyperparameter plain(String name, JsonAt json) {
        String type = json.get("type").text();
        return switch (type) {
            case "float" ->
                new FloatParameter(
                        name, json.get("low").number(), json.get("high").number(), scale(json));
            case "int" ->
                new IntegerParameter(
                        name, json.get("low").whole(), json.get("high").whole(), scale(json));
            case "categorical" -> new CategoricalParameter(name, choices(json));
            case "ordinal" -> new OrdinalParameter(name, choices(json));
            case "constant" -> new ConstantParameter(name, json.get("value").scalar(), List.of());
            default ->
                throw new InvalidValueException(
                        "the type is '" + type + "', but it must be one of float, int, categorical, ordinal, constant.",
                        null);
        };
    }

    private static List<String> choices(JsonAt json) {
        List<String> choices =
                json.get("choices").items().stream().map(JsonAt::scalar).toList();
        Check.that(!choices.isEmpty(), "%s/choices is %s, but there must be at least one.", json.pointer(), choices);
        return choices;
    }

    private static Scale scale(JsonAt json) {
        String scale = json.textOr("scale", "linear");
        Check.that(
                scale.equals("linear") || scale.equals("log"),
                "the scale is '%s', but it must be linear or log.",
                scale);
        return scale.equals("log") ? Scale.LOG : Scale.LINEAR;
    }

    private static Goal goal(JsonAt json) {
        String goal = json.text();
        Check.that(
                goal.equals("maximize") || goal.equals("minimize"),
                "%s is '%s', but it must be maximize or minimize.",
                json.pointer(),
                goal);
        return goal.equals("maximize") ? Goal.MAXIMIZE : Goal.MINIMIZE;
    }

    private static List<Condition> conditions(JsonAt json) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonAt group : json.find("when").map(JsonAt::oneOrMore).orElse(List.of())) {
            group.fields().forEach((parent, values) -> {
                Set<String> texts = new LinkedHashSet<>();
                values.oneOrMore().forEach(value -> texts.add(value.scalar()));
                conditions.add(new Condition(parent, texts));
            });
        }
        return conditions;
    }

    private static Map<String, String> texts(JsonAt json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.fields().forEach((name, value) -> texts.put(name, value.scalar()));
        Check.that(!texts.isEmpty(), "%s is %s, but it must name at least one value.", json.pointer(), texts);
        return texts;
    }
}
