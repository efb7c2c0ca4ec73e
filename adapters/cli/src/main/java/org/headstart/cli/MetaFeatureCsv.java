package org.headstart.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;

/** One line a table. The header follows from what was asked for, so that every run that asks the same has the same columns. */
final class MetaFeatureCsv implements MetaFeatureReport {

    private static final String DATASET = "dataset";

    private final CsvLines lines;
    private final List<String> names;

    /**
     * Writes nothing yet.
     *
     * @param out   where to print
     * @param names the names of all values, in order
     */
    MetaFeatureCsv(PrintWriter out, List<String> names) {
        this.lines = new CsvLines(out);
        this.names = List.copyOf(names);
    }

    @Override
    public void begin() {
        List<String> header = new ArrayList<>();
        header.add(DATASET);
        header.addAll(names);
        lines.write(header);
    }

    @Override
    public void print(String name, Dataset dataset, Extraction extraction) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        names.forEach(feature -> cells.add(
                extraction.vector().values().get(feature) instanceof Known known
                        ? Json.plain(known.value()).toString()
                        : ""));
        lines.write(cells);
    }
}
