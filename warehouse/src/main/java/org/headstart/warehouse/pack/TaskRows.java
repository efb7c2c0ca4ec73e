package org.headstart.warehouse.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.metafeatures.MetaFeatureVector;

/** Reads {@code tasks.csv}: task, split, and a column for each meta-feature. */
final class TaskRows implements CsvTable.Rows {

    static final NotApplicable UNKNOWN = new NotApplicable("unknown");

    private static final int FIXED = 2;

    private final String extractor;
    private final List<String> header;
    private final Map<String, TaskRow> tasks;

    /** What one row says. */
    record TaskRow(boolean test, MetaFeatureVector metaFeatures) {}

    TaskRows(String extractor, List<String> header, Map<String, TaskRow> tasks) {
        this.extractor = extractor;
        this.header = header;
        this.tasks = tasks;
        Check.that(
                header.size() >= FIXED
                        && header.get(0).equals("task")
                        && header.get(1).equals("split"),
                "the header is %s, but it must begin with task,split.",
                header);
        Check.that(
                header.stream().distinct().count() == header.size(), "two columns of the header %s are alike.", header);
    }

    @Override
    public void row(List<String> cells) {
        Check.that(cells.size() == header.size(), "%d cells, but the header has %d.", cells.size(), header.size());
        String name = Check.notBlank(cells.get(0), "The name of a task");
        String split = cells.get(1);
        Check.that(
                split.equals("train") || split.equals("test"),
                "the split is '%s', but it must be train or test.",
                split);
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
        for (int i = FIXED; i < cells.size(); i++) {
            values.put(header.get(i), value(header.get(i), cells.get(i)));
        }
        TaskRow row = new TaskRow(split.equals("test"), new MetaFeatureVector(extractor, values));
        Check.that(tasks.put(name, row) == null, "the task '%s' stands there twice.", name);
    }

    private static MetaFeatureValue value(String name, String cell) {
        if (cell.isBlank()) {
            return UNKNOWN;
        }
        try {
            return MetaFeatureValue.finiteOr(Double.parseDouble(cell), "not finite");
        } catch (NumberFormatException e) {
            throw new InvalidValueException(
                    "the meta-feature '" + name + "' is '" + cell + "', but it must be a number or empty.", null, e);
        }
    }
}
