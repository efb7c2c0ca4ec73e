package org.headstart.metafeatures;

import org.jspecify.annotations.Nullable;

/** What a table must have for a feature to exist, from the most basic to the most special. */
enum Need {
    /** At least one row. */
    ROW {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.rows() > 0 ? null : "the table has no rows";
        }
    },
    /** At least one feature. */
    FEATURE {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.features().isEmpty() ? "the table has no features" : null;
        }
    },
    /** At least two features. */
    TWO_FEATURES {
        @Override
        @Nullable
        String unmet(Table table) {
            int features = table.features().size();
            return features >= 2 ? null : "there must be two features, but there are " + features;
        }
    },
    /** At least one numeric feature. */
    NUMERIC {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.numeric().isEmpty() ? "no feature is numeric" : null;
        }
    },
    /** At least one categorical feature. */
    CATEGORICAL {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.numeric().size() < table.features().size() ? null : "no feature is categorical";
        }
    },
    /** At least two numeric features. */
    TWO_NUMERIC {
        @Override
        @Nullable
        String unmet(Table table) {
            int numeric = table.numeric().size();
            return numeric >= 2 ? null : "there must be two numeric features, but there are " + numeric;
        }
    },
    /** A feature in which a cell is missing. */
    GAPS {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.missingness().cells() > 0 ? null : "no feature has a missing cell";
        }
    },
    /** A numeric target. */
    NUMERIC_TARGET {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.isClassification() ? "the target is categorical" : null;
        }
    },
    /** A categorical target. */
    CLASSES {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.isClassification() ? null : "the target is numeric, so there are no classes";
        }
    },
    /** A numeric target. */
    NUMBERS {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.isClassification() ? "the target is not numeric" : null;
        }
    },
    /** At least one row whose target is known. */
    TARGET {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.targetRows() > 0 ? null : "the target is missing in every row";
        }
    },
    /** At least two rows whose target is known. */
    TWO_TARGETS {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.targetRows() >= 2 ? null : "the target is known in one row only";
        }
    },
    /** A numeric target whose variance is a number, or classes. */
    FINITE_TARGET {
        @Override
        @Nullable
        String unmet(Table table) {
            return table.isClassification() || table.targetProfile().isMeasurable()
                    ? null
                    : "the target's variance is too large or too small for a number";
        }
    },
    /** At least two classes, or two values of a numeric target. */
    VARYING_TARGET {
        @Override
        @Nullable
        String unmet(Table table) {
            if (table.targetVaries()) {
                return null;
            }
            return table.isClassification() ? "there is one class only" : "the target is the same in every row";
        }
    };

    /**
     * @param table a table
     * @return why the table lacks this, a phrase; null when it has it
     */
    abstract @Nullable String unmet(Table table);
}
