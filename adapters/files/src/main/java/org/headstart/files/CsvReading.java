package org.headstart.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.jspecify.annotations.Nullable;

/** One reading of a CSV file: the records into buffers, once more where a column changed its kind half-way, and the buffers into a table. */
final class CsvReading {

    private final Path file;
    private final ReadOptions options;
    private final FileLimits limits;
    private final CsvDialect dialect;
    private final Warnings warnings;
    private final MissingMarkers markers;
    private List<CellBuffer> buffers = List.of();
    private BitSet unnamed = new BitSet();
    private @Nullable ColumnPlan plan;

    CsvReading(Path file, ReadOptions options, FileLimits limits, CsvDialect dialect, Warnings warnings) {
        this.file = file;
        this.options = options;
        this.limits = limits;
        this.dialect = dialect;
        this.warnings = warnings;
        this.markers = new MissingMarkers(options.missingMarkers());
    }

    ReadResult read(TextFile.Opening text) throws IOException {
        pass(text);
        List<InferredCells> inferred = buffers.stream()
                .filter(InferredCells.class::isInstance)
                .map(InferredCells.class::cast)
                .toList();
        if (inferred.stream().anyMatch(InferredCells::isRefuted)) {
            inferred.forEach(InferredCells::rewind);
            pass(text);
        }
        return table();
    }

    private void pass(TextFile.Opening text) throws IOException {
        CsvRecords records = new CsvRecords(file, limits, markers, this::buffers);
        try (Reader reader =
                        dialect.isWekas() ? new WekaQuotesReader(text.reader(), dialect.delimiter()) : text.reader();
                CsvReader<Boolean> csv = CsvReader.builder()
                        .fieldSeparator(dialect.delimiter())
                        .quoteCharacter(dialect.quote())
                        .trimWhitespacesAroundQuotes(dialect.padded())
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(limits.lineChars())
                        .build(records, reader)) {
            csv.forEach(record -> {});
        } catch (CsvParseException e) {
            throw malformed(e, records.place());
        }
    }

    /** The parser wraps what the buffers throw; its own complaints become ours. */
    private RuntimeException malformed(CsvParseException thrown, Place place) {
        Throwable cause = thrown.getCause();
        if (cause instanceof DataException refused) {
            return refused;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        String what = String.valueOf(thrown.getMessage());
        if (what.contains("buffer size")) {
            return limits.tooLong(place);
        }
        return place.malformed(
                what.replaceFirst(" \\(record starting .*", "") + ".",
                "a quote inside a cell is not doubled, or one is opened and never closed.");
    }

    private List<CellBuffer> buffers(CsvHeader header) {
        if (plan == null) {
            header.checkNames();
            List<String> names = header.names(warnings);
            unnamed = header.unnamed();
            plan = new ColumnPlan(file, names, unnamed, options);
            buffers = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                buffers.add(buffer(plan, i, names.get(i)));
            }
        }
        return buffers;
    }

    private CellBuffer buffer(ColumnPlan known, int column, String name) {
        if (known.isLeftOut(column)) {
            return new SkippedCells(name);
        } else if (known.wanted(column) == ColumnType.NUMERIC) {
            return new NumberCells(name, markers);
        } else if (known.given(column) == ColumnType.CATEGORICAL) {
            return new LabelCells(name, limits);
        }
        return new InferredCells(name, limits, warnings);
    }

    private ReadResult table() {
        if (plan == null) {
            throw Place.of(file).malformed("there is no header.", "the file is empty.");
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < buffers.size(); i++) {
            columns.add(column(plan, i));
        }
        return Table.of(file, plan, columns, warnings);
    }

    private Column column(ColumnPlan known, int index) {
        CellBuffer buffer = buffers.get(index);
        boolean inferred = buffer instanceof InferredCells;
        if (inferred && index != known.target() && unnamed.get(index) && ((InferredCells) buffer).isEmpty()) {
            known.leaveOut(index);
            warnings.add("Column 'column_" + (index + 1) + "' has neither a name nor values; it was left out.");
            return NumericColumn.of("");
        }
        Column column = buffer.toColumn();
        if (inferred && column instanceof CategoricalColumn labels) {
            checkLabels(labels, index == known.target());
        }
        return column;
    }

    private void checkLabels(CategoricalColumn labels, boolean target) {
        if (FreeText.isProse(labels)) {
            throw FreeText.refused(labels, Place.of(file));
        }
        if (labels.levels().stream().allMatch(Numbers::isWithDecimalComma)) {
            warnings.add("Column '%s' holds numbers with a decimal comma, such as '%s'; they were read as labels."
                    .formatted(labels.name(), labels.levels().get(0)));
        } else if (!target && FreeText.isIdentifier(labels)) {
            warnings.add(
                    "Column '%s' has another label in each of its %d rows, as an identifier has; it can be left out with %s"
                            .formatted(labels.name(), labels.size(), Advice.ignore(labels.name())));
        }
    }
}
