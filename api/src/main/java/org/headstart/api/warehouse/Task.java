package org.headstart.api.warehouse;

import org.headstart.api.Check;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;

/**
 * A dataset as the warehouse remembers it: its description, never its rows.
 *
 * @param fingerprint  the content fingerprint, which is also the task's identity
 * @param name         the dataset's name
 * @param type         what is predicted
 * @param target       the name of the target column
 * @param rows         the number of rows, at least 0
 * @param columns      the number of features, at least 0
 * @param classes      the number of classes, 0 for regression
 * @param metaFeatures the description
 */
public record Task(
        String fingerprint,
        String name,
        TaskType type,
        String target,
        int rows,
        int columns,
        int classes,
        MetaFeatureVector metaFeatures) {

    /** Checks identity and sizes. */
    public Task {
        Check.notBlank(fingerprint, "The fingerprint of a task");
        Check.notBlank(name, "The name of a task");
        Check.atLeast(rows, 0, "The rows of a task");
        Check.atLeast(columns, 0, "The columns of a task");
    }

    /**
     * @param dataset      a table
     * @param metaFeatures its description
     * @return the task
     */
    public static Task of(Dataset dataset, MetaFeatureVector metaFeatures) {
        int classes = dataset.target() instanceof CategoricalColumn target
                ? target.levels().size()
                : 0;
        return new Task(
                dataset.fingerprint(),
                dataset.name(),
                dataset.taskType(),
                dataset.target().name(),
                dataset.rows(),
                dataset.columns().size() - 1,
                classes,
                metaFeatures);
    }
}
