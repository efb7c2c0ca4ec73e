package org.headstart.tests.benchmarks.yahpo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.headstart.api.dataset.DataException;

/**
 * A {@code config_space.json}: all that a surrogate wants to be told, the searched hyperparameters, the instance and the fidelities alike.
 *
 * @param parameters in the order of the file, which is not that of the surrogate's columns
 */
record ConfigSpace(List<Parameter> parameters) {

    ConfigSpace {
        parameters = List.copyOf(parameters);
    }

    /**
     * One thing that a surrogate wants to be told.
     *
     * @param name    the name
     * @param low     the smallest number; NaN without numbers
     * @param high    the largest number; NaN without numbers
     * @param whole   whether numbers are whole
     * @param choices as text, in order; empty for a range of numbers
     */
    record Parameter(String name, double low, double high, boolean whole, List<String> choices) {

        Parameter {
            choices = List.copyOf(choices);
        }

        /** Whether it is a range of numbers. */
        boolean isRange() {
            return choices.isEmpty();
        }
    }

    static ConfigSpace read(Path file) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode node : JsonFile.read(file).path("hyperparameters")) {
            parameters.add(parameter(node, file));
        }
        if (parameters.isEmpty()) {
            throw new DataException(
                    "The file '" + file + "' has no list 'hyperparameters'.",
                    "it is of another version of ConfigSpace.");
        }
        return new ConfigSpace(parameters);
    }

    private static Parameter parameter(JsonNode node, Path file) {
        String name = node.path("name").asText();
        String type = node.path("type").asText();
        return switch (type) {
            case "uniform_float", "normal_float" -> range(name, node, false);
            case "uniform_int", "normal_int" -> range(name, node, true);
            case "categorical" -> choices(name, node.path("choices"));
            case "ordinal" -> choices(name, node.path("sequence"));
            case "constant" ->
                new Parameter(
                        name,
                        Double.NaN,
                        Double.NaN,
                        false,
                        List.of(node.path("value").asText()));
            default ->
                throw new DataException(
                        "The file '" + file + "' has '" + name + "' of type '" + type
                                + "', but only uniform and normal floats and ints, categorical, ordinal and constant are known.",
                        null);
        };
    }

    private static Parameter range(String name, JsonNode node, boolean whole) {
        return new Parameter(
                name,
                node.path("lower").asDouble(Double.NaN),
                node.path("upper").asDouble(Double.NaN),
                whole,
                List.of());
    }

    private static Parameter choices(String name, JsonNode choices) {
        List<String> texts = new ArrayList<>();
        choices.forEach(choice -> texts.add(choice.asText()));
        return new Parameter(name, Double.NaN, Double.NaN, false, texts);
    }

    /** The one whose choices are the tasks; they may be a part of them. */
    Parameter instance(Collection<String> tasks) {
        return parameters.stream()
                .filter(parameter -> parameter.choices().containsAll(tasks))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "No hyperparameter of config_space.json has the " + tasks.size()
                                + " tasks of tasks.csv among its choices, so there is nothing to tell the surrogate the instance by.",
                        "tasks.csv belongs to another scenario."));
    }

    /** Those that are neither searched nor the instance: the fidelities. */
    List<Parameter> fidelities(Collection<String> searched, Parameter instance) {
        return parameters.stream()
                .filter(parameter -> !searched.contains(parameter.name()) && !parameter.equals(instance))
                .toList();
    }
}
