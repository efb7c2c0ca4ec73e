package org.headstart.api.metafeatures;

import org.headstart.api.Check;

/** What is known of one meta-feature of one dataset: a finite number, or why there is none. */
public sealed interface MetaFeatureValue {

    /** @param value a finite number */
    record Known(double value) implements MetaFeatureValue {

        /** Checks that the value is finite. */
        public Known {
            Check.that(Double.isFinite(value), "A known meta-feature is %s, but it must be finite.", value);
        }
    }

    /** @param reason why the meta-feature has no value for this dataset, a phrase */
    record NotApplicable(String reason) implements MetaFeatureValue {

        /** Checks that there is a reason. */
        public NotApplicable {
            Check.notBlank(reason, "The reason of a meta-feature that does not apply");
        }
    }

    /**
     * @param value  any number
     * @param reason why there is no value, should the number be NaN or infinite
     * @return the value when it is finite, else the reason
     */
    static MetaFeatureValue finiteOr(double value, String reason) {
        return Double.isFinite(value) ? new Known(value) : new NotApplicable(reason);
    }
}
