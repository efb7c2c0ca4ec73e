package org.headstart.weka;

import java.util.List;
import org.headstart.api.space.Scale;
import org.jspecify.annotations.Nullable;

/** What a property may be, as the review or the derivation says. */
sealed interface Domain {

    /**
     * Numbers.
     *
     * @param low    the least value
     * @param high   the largest value
     * @param scale  how the range is walked
     * @param unit   what the numbers are
     * @param except a value outside the range with a meaning of its own, for example 0 for "no limit"; null = none
     */
    record Range(
            double low,
            double high,
            Scale scale,
            Unit unit,
            @Nullable String except) implements Domain {}

    /** What the numbers of a range are. */
    enum Unit {
        /** Whole or real, as the property's type says. */
        AS_TYPED,
        /** Whole, whatever the property's type. */
        WHOLE,
        /** Real, in single precision, where Weka's options keep no more. */
        SINGLE,
        /** Shares of the table's features; the property gets the rounded count, at least 1. */
        SHARE_OF_FEATURES
    }

    /**
     * Some values.
     *
     * @param options the values and what they are called
     * @param ordered whether they go from low to high
     */
    record Listed(List<Option> options, boolean ordered) implements Domain {

        /** Copies the options. */
        public Listed {
            options = List.copyOf(options);
        }
    }

    /**
     * A value and its name.
     *
     * @param value as Weka's options spell it
     * @param label as the search space spells it
     */
    record Option(String value, String label) {}

    /**
     * Objects with properties of their own.
     *
     * @param classNames the classes, at least one
     */
    record Components(List<String> classNames) implements Domain {

        /** Copies the names. */
        public Components {
            classNames = List.copyOf(classNames);
        }
    }

    /** The seed of the training run: set, but no hyperparameter. */
    record Seed() implements Domain {}

    /**
     * Stays at the library's default.
     *
     * @param reason why it is no hyperparameter
     */
    record LeftOut(String reason) implements Domain {}
}
