package org.headstart.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/** A search space in the form of a benchmark pack's {@code space.json}. */
final class SpaceDocument {

    private SpaceDocument() {}

    static List<Object> hyperparameters(SearchSpace space) {
        List<Object> documents = new ArrayList<>();
        space.parameters().forEach(parameter -> documents.add(hyperparameter(parameter)));
        return documents;
    }

    static List<Map<String, String>> forbidden(SearchSpace space) {
        return space.forbidden().stream().map(Forbidden::values).toList();
    }

    private static Map<String, @Nullable Object> hyperparameter(Hyperparameter parameter) {
        Map<String, @Nullable Object> document = Json.object("name", parameter.name(), "type", type(parameter));
        if (parameter instanceof FloatParameter number) {
            document.putAll(
                    Json.object("low", number.low(), "high", number.high(), "scale", Texts.word(number.scale())));
        } else if (parameter instanceof IntegerParameter number) {
            document.putAll(
                    Json.object("low", number.low(), "high", number.high(), "scale", Texts.word(number.scale())));
        } else if (parameter instanceof CategoricalParameter choice) {
            document.put("choices", choice.choices());
        } else if (parameter instanceof OrdinalParameter choice) {
            document.put("choices", choice.choices());
        }
        document.put("default", parameter.defaultValue());
        if (!parameter.when().isEmpty()) {
            document.put("when", when(parameter.when()));
        }
        return document;
    }

    static String type(Hyperparameter parameter) {
        if (parameter instanceof FloatParameter) {
            return "float";
        }
        if (parameter instanceof IntegerParameter) {
            return "int";
        }
        if (parameter instanceof OrdinalParameter) {
            return "ordinal";
        }
        return parameter instanceof ConstantParameter ? "constant" : "categorical";
    }

    private static Map<String, Object> when(List<Condition> conditions) {
        Map<String, Object> when = new LinkedHashMap<>();
        conditions.forEach(condition -> when.put(
                condition.parent(), condition.values().stream().sorted().toList()));
        return when;
    }
}
