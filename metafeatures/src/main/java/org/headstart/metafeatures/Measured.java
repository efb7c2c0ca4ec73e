package org.headstart.metafeatures;

import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureValue;

/** What a feature's definition gives: one value, or many that are summarised. */
sealed interface Measured {

    /** One value, or the reason why there is none. */
    record One(MetaFeatureValue value) implements Measured {}

    /**
     * Many values, for example one a column.
     *
     * @param values each finite or NaN where it does not exist; handed over, not copied
     * @param gap    why some may not exist, a phrase
     */
    record Many(double[] values, String gap) implements Measured {}

    /** Many values, all of which exist, of which is known how often each occurs. */
    record Counted(CountedDistribution values) implements Measured {}

    /**
     * What takes the place of the summaries of many values.
     *
     * @param values by the end of a summary's name, for example {@code .mean}
     */
    record Summaries(Map<String, MetaFeatureValue> values) implements Measured {}

    /** A number that always exists. */
    static Measured one(double value) {
        return new One(new MetaFeatureValue.Known(value));
    }

    /** A number, and the reason should it be NaN or infinite. */
    static Measured one(double value, String otherwise) {
        return new One(MetaFeatureValue.finiteOr(value, otherwise));
    }

    /** Numbers; infinite ones are taken for ones that do not exist. */
    static Measured many(double[] values, String gap) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                values[i] = Double.NaN;
            }
        }
        return new Many(values, gap);
    }
}
