package org.headstart.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.jspecify.annotations.Nullable;

/**
 * Meta-features for scripts.
 *
 * @param out    where to print
 * @param pretty whether a document takes several lines
 */
record MetaFeatureDocument(PrintWriter out, boolean pretty) implements MetaFeatureReport {

    @Override
    public void print(String name, Dataset dataset, Extraction extraction) {
        Map<String, @Nullable Object> document = document(name, dataset, extraction);
        if (pretty) {
            Json.print(out, document);
        } else {
            Json.printLine(out, document);
        }
    }

    private static Map<String, @Nullable Object> document(String name, Dataset dataset, Extraction extraction) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> notApplicable = new LinkedHashMap<>();
        extraction.vector().values().forEach((feature, value) -> {
            if (value instanceof Known known) {
                values.put(feature, Json.plain(known.value()));
            } else if (value instanceof NotApplicable not) {
                notApplicable.put(feature, not.reason());
            }
        });
        Map<String, Object> sampled = new LinkedHashMap<>();
        extraction
                .sampled()
                .forEach((feature, part) ->
                        sampled.put(feature, Json.object("rows", part.rows(), "columns", part.columns())));
        return Json.object(
                "dataset",
                name,
                "rows",
                dataset.rows(),
                "columns",
                dataset.columns().size() - 1,
                "extractor",
                extraction.vector().extractor(),
                "seconds",
                extraction.seconds(),
                "values",
                values,
                "notApplicable",
                notApplicable,
                "dropped",
                extraction.dropped(),
                "sampled",
                sampled);
    }
}
