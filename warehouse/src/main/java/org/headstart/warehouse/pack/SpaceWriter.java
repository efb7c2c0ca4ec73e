package org.headstart.warehouse.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** From a search space to JSON. The same space gives the same text. */
final class SpaceWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SpaceWriter() {}

    static ObjectNode file(SpaceFile file) {
        ObjectNode json = JSON.objectNode();
        json.put("name", file.name());
        json.put("source", file.source());
        json.putObject("metric")
                .put("name", file.metric().name())
                .put("goal", file.metric().goal().name().toLowerCase(Locale.ROOT));
        json.setAll(space(file.space(), file.defaultDeclared()));
        if (!file.notes().isEmpty()) {
            json.put("notes", file.notes());
        }
        return json;
    }

    static ObjectNode space(SearchSpace space, boolean withDefault) {
        ObjectNode json = JSON.objectNode();
        ArrayNode parameters = json.putArray("hyperparameters");
        space.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        if (!space.forbidden().isEmpty()) {
            ArrayNode forbidden = json.putArray("forbidden");
            space.forbidden().forEach(combination -> forbidden.add(forbidden(combination, space)));
        }
        if (withDefault) {
            ObjectNode values = json.putObject("default");
            space.parameters().forEach(parameter -> put(values, parameter.name(), parameter.defaultValue()));
        }
        return json;
    }

    private static ObjectNode parameter(Hyperparameter parameter) {
        ObjectNode json = JSON.objectNode().put("name", parameter.name());
        if (parameter instanceof FloatParameter p) {
            json.put("type", "float").put("low", p.low()).put("high", p.high()).put("scale", scale(p.scale()));
        } else if (parameter instanceof IntegerParameter p) {
            json.put("type", "int").put("low", p.low()).put("high", p.high()).put("scale", scale(p.scale()));
        } else if (parameter instanceof CategoricalParameter p) {
            choices(json.put("type", "categorical"), p.choices());
        } else if (parameter instanceof OrdinalParameter p) {
            choices(json.put("type", "ordinal"), p.choices());
        } else if (parameter instanceof ConstantParameter p) {
            json.put("type", "constant").put("value", p.value());
        }
        when(json, parameter.when());
        return json;
    }

    private static String scale(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    private static void choices(ObjectNode json, List<String> choices) {
        ArrayNode array = json.putArray("choices");
        choices.forEach(array::add);
    }

    /** One object; a list of objects where a parent stands in several conditions, which one object cannot hold. */
    private static void when(ObjectNode json, List<Condition> conditions) {
        boolean distinct = conditions.stream().map(Condition::parent).distinct().count() == conditions.size();
        if (conditions.isEmpty()) {
            return;
        }
        if (distinct) {
            ObjectNode all = json.putObject("when");
            conditions.forEach(condition -> condition(all, condition));
        } else {
            ArrayNode list = json.putArray("when");
            conditions.forEach(condition -> condition(list.addObject(), condition));
        }
    }

    private static void condition(ObjectNode json, Condition condition) {
        ArrayNode values = json.putArray(condition.parent());
        condition.values().stream().sorted().forEach(values::add);
    }

    private static ObjectNode forbidden(Forbidden combination, SearchSpace space) {
        ObjectNode json = JSON.objectNode();
        Map<String, String> values = new TreeMap<>(combination.values());
        space.parameters().forEach(parameter -> {
            String value = values.get(parameter.name());
            if (value != null) {
                json.put(parameter.name(), value);
            }
        });
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value instanceof Long whole) {
            json.put(name, whole);
        } else if (value instanceof Double real) {
            json.put(name, real);
        } else {
            json.put(name, value.toString());
        }
    }
}
