package org.headstart.api.dataset;

import java.util.Arrays;

/** The least that a table must have for a learner to learn anything from it. */
final class Trainable {

    private Trainable() {}

    static void require(Dataset dataset) {
        String name = dataset.name();
        if (dataset.columns().size() < 2) {
            throw new DataException(
                    "Dataset '" + name + "' has no feature, only the target; at least one is needed.", null);
        }
        Dataset labelled = dataset.withoutMissingTargets();
        if (labelled.rows() < 2) {
            throw new DataException(
                    "Dataset '%s' has %d rows with a target; at least 2 are needed.".formatted(name, labelled.rows()),
                    "the missing marker of the target column was not meant as one.");
        }
        if (labelled.target() instanceof CategoricalColumn classes) {
            requireTwoClasses(name, classes);
        } else if (labelled.target() instanceof NumericColumn numbers) {
            requireSpread(name, numbers);
        }
    }

    private static void requireTwoClasses(String name, CategoricalColumn target) {
        int[] counts = target.counts();
        if (Arrays.stream(counts).filter(count -> count > 0).count() < 2) {
            throw new DataException(
                    "All %d rows of dataset '%s' have one class in '%s'; at least 2 classes are needed."
                            .formatted(target.size(), name, target.name()),
                    "another column is the target, or the file holds only a part of the table.");
        }
    }

    private static void requireSpread(String name, NumericColumn target) {
        double[] values = target.toArray();
        if (Arrays.stream(values).anyMatch(Double::isInfinite)) {
            throw new DataException(
                    "The target '" + target.name() + "' of dataset '" + name + "' holds an infinite value.", null);
        }
        if (Arrays.stream(values).distinct().count() < 2) {
            throw new DataException(
                    "The target '%s' of dataset '%s' is %s in every row; it must vary."
                            .formatted(target.name(), name, values[0]),
                    "another column is the target.");
        }
    }
}
