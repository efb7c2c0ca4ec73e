package org.headstart.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text under a header, each column as wide as its widest cell. Columns whose header starts with {@link #RIGHT} are set flush right. */
final class Table {

    /** Marks the header of a column of numbers; not printed. */
    static final String RIGHT = ">";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        this.header = List.of(header);
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** An empty line. */
    Table line() {
        return line("");
    }

    /** A line of its own, which widens no column. */
    Table line(String text) {
        rows.add(List.of(text));
        return this;
    }

    void print(PrintWriter out) {
        List<List<String>> all = new ArrayList<>();
        all.add(header.stream().map(Table::title).toList());
        all.addAll(rows);
        int[] widths = widths(all);
        all.forEach(cells -> out.println(line(cells, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        if (cells.size() < widths.length) {
            return cells.get(0);
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            boolean right = header.get(i).startsWith(RIGHT);
            line.append(i == 0 ? "" : "  ").append(right ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int[] widths(List<List<String>> all) {
        int[] widths = new int[all.get(0).size()];
        for (List<String> cells : all) {
            for (int i = 0; i < cells.size() && cells.size() == widths.length; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        return widths;
    }

    private static String title(String header) {
        return header.startsWith(RIGHT) ? header.substring(RIGHT.length()) : header;
    }
}
