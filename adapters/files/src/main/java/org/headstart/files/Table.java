package org.headstart.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.DatasetReader.ReadResult;

/** The last step of both readers: columns of a file become a dataset. */
final class Table {

    private Table() {}

    /** Leaves out what is to be ignored, converts what is to be converted; {@code columns} are all of the file's. */
    static ReadResult of(Path file, ColumnPlan plan, List<Column> columns, Warnings warnings) {
        List<Column> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!plan.isLeftOut(i)) {
                kept.add(Conversion.to(plan.wanted(i), columns.get(i), Place.of(file)));
            }
        }
        String target = columns.get(plan.target()).name();
        Dataset dataset = Dataset.of(ColumnPlan.datasetName(file), kept, target);
        int missing = dataset.target().missingCount();
        if (missing > 0) {
            warnings.add("The target '%s' is missing in %d of %d rows; they are kept, but no learner can use them."
                    .formatted(target, missing, dataset.rows()));
        }
        return new ReadResult(dataset, warnings.toList());
    }
}
