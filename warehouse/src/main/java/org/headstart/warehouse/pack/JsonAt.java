package org.headstart.warehouse.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.Configuration;

/**
 * A JSON value and where it stands, so that every message can say so.
 *
 * @param node    the value
 * @param pointer JSON pointer (RFC 6901)
 */
record JsonAt(JsonNode node, String pointer) {

    private static final int SHOWN = 60;

    Optional<JsonAt> find(String field) {
        requireObject();
        JsonNode child = node.get(field);
        return child == null || child.isNull() ? Optional.empty() : Optional.of(below(field, child));
    }

    JsonAt get(String field) {
        return find(field)
                .orElseThrow(() -> new InvalidValueException(
                        place() + " has no '" + field + "'; it has " + fields().keySet() + ".", null));
    }

    String textOr(String field, String fallback) {
        return find(field).map(JsonAt::text).orElse(fallback);
    }

    Map<String, JsonAt> fields() {
        requireObject();
        Map<String, JsonAt> fields = new LinkedHashMap<>();
        node.properties().forEach(entry -> fields.put(entry.getKey(), below(entry.getKey(), entry.getValue())));
        return fields;
    }

    List<JsonAt> items() {
        require(node.isArray(), "a list");
        List<JsonAt> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(below(Integer.toString(i), node.get(i)));
        }
        return items;
    }

    /** A list's items, or the value itself as the only one. */
    List<JsonAt> oneOrMore() {
        return node.isArray() ? items() : List.of(this);
    }

    String text() {
        require(node.isTextual(), "a text");
        return node.textValue();
    }

    double number() {
        require(node.isNumber() && Double.isFinite(node.doubleValue()), "a finite number");
        return node.doubleValue();
    }

    long whole() {
        double number = number();
        require(number == Math.rint(number) && Math.abs(number) <= 1L << 53, "a whole number");
        return (long) number;
    }

    /** A text, a number or a truth value in the one text form of values. */
    String scalar() {
        require(node.isValueNode() && !node.isNull(), "a text, a number or a truth value");
        return node.isFloatingPointNumber() ? Configuration.text(number()) : node.asText();
    }

    boolean isObject() {
        return node.isObject();
    }

    private void requireObject() {
        require(node.isObject(), "an object");
    }

    private void require(boolean holds, String allowed) {
        if (!holds) {
            String found = node.toString();
            throw new InvalidValueException(
                    "%s is %s, but it must be %s."
                            .formatted(
                                    place(),
                                    found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "...",
                                    allowed),
                    null);
        }
    }

    private String place() {
        return pointer.isEmpty() ? "The document" : pointer;
    }

    private JsonAt below(String field, JsonNode child) {
        return new JsonAt(child, pointer + "/" + field.replace("~", "~0").replace("/", "~1"));
    }
}
