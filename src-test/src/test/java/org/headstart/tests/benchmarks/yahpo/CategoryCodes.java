package org.headstart.tests.benchmarks.yahpo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.dataset.DataException;

/**
 * An {@code encoding.json}: the number that stands for each category.
 *
 * @param codes by name and category
 */
record CategoryCodes(Map<String, Map<String, Integer>> codes) {

    /** What stands for a hyperparameter that is not active. */
    static final String NOT_SET = "#na#";

    static CategoryCodes read(Path file) {
        Map<String, Map<String, Integer>> codes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : JsonFile.read(file).properties()) {
            Map<String, Integer> own = new LinkedHashMap<>();
            entry.getValue()
                    .properties()
                    .forEach(code -> own.put(code.getKey(), code.getValue().asInt()));
            codes.put(entry.getKey(), own);
        }
        return new CategoryCodes(codes);
    }

    /** Whether the surrogate takes it as a category; all else is a number to it. */
    boolean has(String name) {
        return codes.containsKey(name);
    }

    /** The number of a category; R's truth values are found in any case of letters. */
    int code(String name, String category) {
        Map<String, Integer> own = codes.getOrDefault(name, Map.of());
        Integer code = own.get(category);
        if (code != null) {
            return code;
        }
        return own.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(category))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "'" + name + "' is '" + category + "', but encoding.json has a code for "
                                + String.join(", ", own.keySet()) + " only.",
                        "space.json is of another version of the scenario than encoding.json."));
    }

    /** What it gets when it is not active: 0, unless the file says another. */
    int notSet(String name) {
        return codes.getOrDefault(name, Map.of()).getOrDefault(NOT_SET, 0);
    }
}
