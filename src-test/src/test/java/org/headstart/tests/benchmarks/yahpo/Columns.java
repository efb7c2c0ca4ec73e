package org.headstart.tests.benchmarks.yahpo;

import java.util.List;
import java.util.Map;

/**
 * Which column of a surrogate's inputs means what.
 *
 * @param categories names in the order of {@code x_cat}
 * @param numbers    names in the order of {@code x_cont}
 */
record Columns(List<String> categories, List<String> numbers) {

    Columns {
        categories = List.copyOf(categories);
        numbers = List.copyOf(numbers);
    }

    /** The codes in order. */
    int[] codes(Map<String, Double> told) {
        return categories.stream().mapToInt(name -> told.get(name).intValue()).toArray();
    }

    /** The numbers in order. */
    float[] values(Map<String, Double> told) {
        float[] values = new float[numbers.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = told.get(numbers.get(column)).floatValue();
        }
        return values;
    }
}
