package org.headstart.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.DatasetReader;
import org.headstart.api.dataset.ReadOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads ARFF, Weka's attribute-relation file format, dense and sparse. Levels keep their declared order; dates become milliseconds since
 * 1970-01-01 UTC; weights of rows and columns are ignored with a warning; text and relational columns are refused unless they are left out.
 * The dataset takes the name of the file without its extension. Thread-safe.
 */
public final class ArffDatasetReader implements DatasetReader {

    private static final Pattern DIRECTIVE = Pattern.compile("@(relation|attribute)\\b.*", Pattern.DOTALL);

    private final FileLimits limits;

    /** With generous limits; for {@link java.util.ServiceLoader}. */
    public ArffDatasetReader() {
        this(FileLimits.defaults());
    }

    ArffDatasetReader(FileLimits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "ARFF";
    }

    @Override
    public double confidence(byte[] head) {
        FileHead start = new FileHead(head);
        return start.isText() && isArff(start.text()) ? 1 : 0;
    }

    /** Whether a directive comes first after comments and blank lines, or comments are all that is seen. */
    static boolean isArff(String head) {
        return head.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("%"))
                .findFirst()
                .map(line -> DIRECTIVE.matcher(line.toLowerCase(Locale.ROOT)).matches())
                .orElse(head.indexOf('%') >= 0);
    }

    @Override
    public ReadResult read(Path file, ReadOptions options) {
        return TextFile.open(file).parse((text, warnings) -> {
            try (Reader reader = text.reader()) {
                return read(file, reader, options, warnings);
            }
        });
    }

    private ReadResult read(Path file, Reader reader, ReadOptions options, Warnings warnings) throws IOException {
        ArffTokens tokens = new ArffTokens(reader, file, limits);
        List<ArffAttribute> attributes = new ArffHeader(tokens, limits, warnings).read();
        ColumnPlan plan = new ColumnPlan(
                file, attributes.stream().map(ArffAttribute::name).toList(), new BitSet(), options);
        MissingMarkers markers = new MissingMarkers(options.missingMarkers());
        List<CellBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            buffers.add(
                    plan.isLeftOut(i)
                            ? new SkippedCells(attributes.get(i).name())
                            : buffer(attributes.get(i), markers));
        }
        new ArffRows(tokens, attributes, buffers, limits, warnings).read();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < buffers.size(); i++) {
            Column column = buffers.get(i).toColumn();
            columns.add(column);
            if (attributes.get(i) instanceof ArffAttribute.Text && column instanceof CategoricalColumn text) {
                checkText(text, plan.wanted(i), i == plan.target(), Place.of(file), warnings);
            }
        }
        return Table.of(file, plan, columns, warnings);
    }

    private CellBuffer buffer(ArffAttribute attribute, MissingMarkers markers) {
        if (attribute instanceof ArffAttribute.Nominal nominal) {
            return new NominalCells(nominal.name(), nominal.levels(), markers);
        } else if (attribute instanceof ArffAttribute.Dated dated) {
            return new DateCells(dated.name(), dated.pattern(), markers);
        } else if (attribute instanceof ArffAttribute.Text text) {
            return new LabelCells(text.name(), limits);
        } else if (attribute instanceof ArffAttribute.Relational relational) {
            throw relational
                    .place()
                    .malformed(
                            "column '" + relational.name()
                                    + "' is relational, a table in every cell; only numbers and labels can be learned"
                                    + " from.",
                            "it should be left out: " + Advice.ignore(relational.name()));
        }
        return new NumberCells(attribute.name(), markers);
    }

    private static void checkText(
            CategoricalColumn text, @Nullable ColumnType wanted, boolean target, Place file, Warnings warnings) {
        if (wanted != null) {
            return;
        }
        if (!target || !FreeText.isFewClasses(text)) {
            throw FreeText.refused(text, file);
        }
        warnings.add("The target '%s' is declared as string; it was read as categorical with %d classes."
                .formatted(text.name(), text.levels().size()));
    }
}
