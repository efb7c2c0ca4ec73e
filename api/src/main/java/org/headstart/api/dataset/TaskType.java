package org.headstart.api.dataset;

/** What is predicted: a label or a number. */
public enum TaskType {
    /** The target is a {@link CategoricalColumn}. */
    CLASSIFICATION,
    /** The target is a {@link NumericColumn}. */
    REGRESSION
}
