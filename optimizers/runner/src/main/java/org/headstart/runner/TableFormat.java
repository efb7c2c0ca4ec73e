package org.headstart.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/** A table in binary form, column by column. Numbers keep all their bits, texts all their characters. */
final class TableFormat {

    private TableFormat() {}

    static void write(Dataset dataset, Packer packer) throws IOException {
        packer.text(dataset.name())
                .text(dataset.target().name())
                .number(dataset.columns().size());
        for (Column column : dataset.columns()) {
            write(column, packer);
        }
    }

    private static void write(Column column, Packer packer) throws IOException {
        packer.text(column.name()).flag(column instanceof CategoricalColumn);
        if (column instanceof CategoricalColumn categorical) {
            packer.number(categorical.levels().size());
            for (String level : categorical.levels()) {
                packer.text(level);
            }
            packer.codes(categorical.toArray());
        } else if (column instanceof NumericColumn numeric) {
            packer.numbers(numeric.toArray());
        }
    }

    static Dataset read(Unpacker in) throws IOException {
        String name = in.text();
        String target = in.text();
        List<Column> columns = new ArrayList<>();
        for (int left = in.countOf(Integer.BYTES + 1); left > 0; left--) {
            columns.add(column(in));
        }
        return Dataset.of(name, columns, target);
    }

    private static Column column(Unpacker in) throws IOException {
        String name = in.text();
        if (!in.flag()) {
            return NumericColumn.wrap(name, in.numbers());
        }
        List<String> levels = new ArrayList<>();
        for (int left = in.countOf(Integer.BYTES); left > 0; left--) {
            levels.add(in.text());
        }
        return CategoricalColumn.wrap(name, in.codes(), levels);
    }
}
