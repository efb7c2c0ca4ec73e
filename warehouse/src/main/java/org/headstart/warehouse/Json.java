package org.headstart.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Payloads as JSON. Numbers come back to the same bits; NaN and the infinities, which JSON lacks, are written as text. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new WarehouseException(
                    "The warehouse is damaged: a payload is not JSON: " + e.getOriginalMessage() + ".", null, e);
        }
    }

    static JsonNode get(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new WarehouseException("The warehouse is damaged: a payload lacks '" + field + "'.", null);
        }
        return value;
    }

    static String text(JsonNode json, String field) {
        return get(json, field).asText();
    }

    static @Nullable String textOrNull(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** A finite number, or null where the field is absent: what is newer than some files is written only when it is there. */
    static @Nullable Double realOrNull(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() ? null : value.doubleValue();
    }

    static void reals(ObjectNode json, String field, List<Double> values) {
        ArrayNode array = json.putArray(field);
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.add(Double.toString(value));
            }
        }
    }

    static List<Double> reals(JsonNode json, String field) {
        List<Double> values = new ArrayList<>();
        get(json, field)
                .forEach(item -> values.add(item.isTextual() ? Double.valueOf(item.asText()) : item.asDouble()));
        return values;
    }

    static void texts(ObjectNode json, String field, Map<String, String> values) {
        ObjectNode object = json.putObject(field);
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> object.put(entry.getKey(), entry.getValue()));
    }

    static Map<String, String> texts(JsonNode json, String field) {
        Map<String, String> values = new LinkedHashMap<>();
        get(json, field)
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }
}
