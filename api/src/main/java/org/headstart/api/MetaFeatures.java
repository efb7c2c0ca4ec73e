package org.headstart.api;

import java.util.List;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.warehouse.Task;

/** Meta-features in one call, for pipelines that want nothing else. */
public final class MetaFeatures {

    private MetaFeatures() {}

    /**
     * Describes a table by numbers. Total: whatever the table's shape, each meta-feature is a finite number or says why there is none.
     *
     * @param dataset the table; also without rows or features
     * @param options which groups and summaries, how long, which seed
     * @return the values, the seconds of each group, what was dropped for want of time, and what was sampled
     * @throws InvalidValueException if a group or a function that summarises is unknown
     */
    public static Extraction extract(Dataset dataset, MetaFeatureExtractor.Options options) {
        return Providers.extractor().extract(dataset, options);
    }

    /**
     * How two tasks differ in what describes them, and which past tasks are nearest to each.
     *
     * @param a    a task
     * @param b    another
     * @param past tasks that set the scale; the two themselves do not count
     * @return the comparison
     */
    public static TaskComparison compare(Task a, Task b, List<Task> past) {
        return TaskComparison.of(a, b, past);
    }
}
