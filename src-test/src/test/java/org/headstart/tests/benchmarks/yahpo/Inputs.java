package org.headstart.tests.benchmarks.yahpo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.space.Configuration;
import org.headstart.tests.benchmarks.yahpo.ConfigSpace.Parameter;

/**
 * Says by name what a surrogate is told of a configuration: a code for each category, a raw number for all else.
 *
 * @param space      all that it wants to be told
 * @param codes      the codes
 * @param instance   what names the instance
 * @param fidelities what the search leaves alone
 */
record Inputs(ConfigSpace space, CategoryCodes codes, Parameter instance, List<Parameter> fidelities) {

    /** Repetitions are no fidelity that anybody could buy: they are always the last (YAHPO Gym: {@code repl}, {@code replication}). */
    private static final String REPETITION = "repl";

    Inputs {
        fidelities = List.copyOf(fidelities);
    }

    /** Those taken as categories. */
    List<String> categories() {
        return names(true);
    }

    /** Those taken as numbers. */
    List<String> numbers() {
        return names(false);
    }

    private List<String> names(boolean category) {
        return space.parameters().stream()
                .filter(this::isTold)
                .map(Parameter::name)
                .filter(name -> codes.has(name) == category)
                .toList();
    }

    /** A category without codes is not told at all: some surrogates were fitted without one that the space has. */
    private boolean isTold(Parameter parameter) {
        return codes.has(parameter.name())
                || parameter.isRange()
                || parameter.choices().stream().allMatch(Inputs::isNumber);
    }

    /**
     * What is told.
     *
     * @param task          the instance
     * @param configuration the searched part
     * @param share         of the full fidelity, above 0 and at most 1
     * @return a number for each name, codes included
     */
    Map<String, Double> of(String task, Configuration configuration, double share) {
        Map<String, Double> told = new HashMap<>();
        space.parameters().stream()
                .filter(this::isTold)
                .forEach(parameter -> told.put(parameter.name(), searched(parameter, configuration)));
        fidelities.stream()
                .filter(this::isTold)
                .forEach(fidelity -> told.put(fidelity.name(), told(fidelity, at(fidelity, share))));
        told.put(instance.name(), told(instance, task));
        return told;
    }

    private double searched(Parameter parameter, Configuration configuration) {
        String name = parameter.name();
        if (configuration.has(name)) {
            return told(parameter, configuration.text(name));
        }
        return codes.has(name) ? codes.notSet(name) : 0;
    }

    private double told(Parameter parameter, String text) {
        if (codes.has(parameter.name())) {
            return codes.code(parameter.name(), text);
        }
        return Double.parseDouble(text);
    }

    /** The least share that makes a difference: where some fidelity reaches its smallest value; 1 when there is none to buy. */
    double leastShare() {
        return fidelities.stream()
                .filter(Inputs::isBought)
                .mapToDouble(fidelity -> Math.max(fidelity.low(), 0) / fidelity.high())
                .filter(share -> share > 0)
                .max()
                .orElse(1);
    }

    private static boolean isBought(Parameter fidelity) {
        return fidelity.isRange() && !fidelity.name().startsWith(REPETITION);
    }

    /** The value at that share of the largest, never below the smallest; repetitions and choices at their last. */
    private static String at(Parameter fidelity, double share) {
        if (!fidelity.isRange()) {
            return last(fidelity);
        }
        double part = isBought(fidelity) ? share : 1;
        double value = Math.max(fidelity.low(), part * fidelity.high());
        return Configuration.text(fidelity.whole() ? Math.rint(value) : value);
    }

    /** The largest of choices that are numbers, else the last. */
    private static String last(Parameter fidelity) {
        List<String> choices = fidelity.choices();
        return choices.stream()
                .filter(Inputs::isNumber)
                .max((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
                .orElse(choices.get(choices.size() - 1));
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
