package org.headstart.files;

import java.io.IOException;
import java.util.List;
import org.headstart.api.dataset.DataException;
import org.headstart.files.ArffTokens.Kind;

/** Reads the rows below {@code @data}, dense and sparse ones in any order, into one buffer a column. */
final class ArffRows {

    private final ArffTokens tokens;
    private final List<ArffAttribute> attributes;
    private final List<CellBuffer> buffers;
    private final FileLimits limits;
    private final Warnings warnings;

    ArffRows(
            ArffTokens tokens,
            List<ArffAttribute> attributes,
            List<CellBuffer> buffers,
            FileLimits limits,
            Warnings warnings) {
        this.tokens = tokens;
        this.attributes = attributes;
        this.buffers = buffers;
        this.limits = limits;
        this.warnings = warnings;
    }

    void read() throws IOException {
        long rows = 0;
        while (tokens.nextLine()) {
            Kind kind = tokens.next();
            if (kind == Kind.END) {
                continue;
            }
            limits.checkSize(tokens.line(), ++rows, buffers.size());
            if (kind == Kind.OPEN) {
                sparse();
            } else {
                dense(kind);
            }
        }
    }

    private void dense(Kind first) {
        int count = 0;
        Kind kind = first;
        while (kind.isValue()) {
            if (count == buffers.size()) {
                throw tooMany();
            }
            add(count++);
            kind = tokens.next();
            if (kind == Kind.COMMA) {
                kind = tokens.next();
            } else if (kind.isValue() && !tokens.isApart()) {
                throw notApart();
            }
        }
        if (kind == Kind.COMMA) {
            throw tokens.place()
                    .malformed(
                            "nothing stands before this comma, where " + expected(count) + " is expected.",
                            "a missing value is written as '?'.");
        }
        if (count < buffers.size() && kind == Kind.END) {
            throw tooFew(count);
        }
        if (count < buffers.size()) {
            throw unexpected();
        }
        end(kind);
    }

    private void add(int column) {
        Cell cell = tokens.cell();
        if (!cell.quoted() && cell.is("?")) {
            buffers.get(column).addMissing();
        } else {
            buffers.get(column).add(cell);
        }
    }

    private void sparse() {
        int next = 0;
        Kind kind = tokens.next();
        while (kind.isValue()) {
            int index = index(next);
            if (!tokens.next().isValue()) {
                throw tokens.place()
                        .malformed("a value of column " + index + " is expected here.", "the line was cut off.");
            }
            for (; next < index; next++) {
                buffers.get(next).addOmitted();
            }
            add(next++);
            kind = tokens.next();
            if (kind == Kind.COMMA) {
                kind = tokens.next();
            }
        }
        if (kind != Kind.CLOSE) {
            throw tokens.place()
                    .malformed(
                            "a '}' that closes the sparse row is expected here.",
                            "the line was cut off, or a value with blanks or commas has to be quoted.");
        }
        for (; next < buffers.size(); next++) {
            buffers.get(next).addOmitted();
        }
        kind = tokens.next();
        end(kind == Kind.COMMA ? tokens.next() : kind);
    }

    private int index(int least) {
        String text = tokens.cell().text();
        double index = tokens.cell().number();
        if (!(index >= least && index < buffers.size()) || index != Math.rint(index)) {
            throw tokens.place()
                    .malformed(
                            "%s is not the number of a column that may stand here, %d to %d in ascending order."
                                    .formatted(Advice.quoted(text), least, buffers.size() - 1),
                            "the columns are counted from 0.");
        }
        return (int) index;
    }

    /** What may follow a row: nothing, or its weight in braces. */
    private void end(Kind kind) {
        if (kind == Kind.OPEN) {
            boolean weight =
                    tokens.next() == Kind.WORD && !Double.isNaN(tokens.cell().number()) && tokens.next() == Kind.CLOSE;
            if (!weight || tokens.next() != Kind.END) {
                throw tokens.place()
                        .malformed(
                                "a row weight such as '{2.5}' must be the last of its line.",
                                "a value with braces has to be quoted.");
            }
            warnings.add("The file gives weights to rows; they are ignored.");
        } else if (kind != Kind.END) {
            throw unexpected();
        }
    }

    private DataException unexpected() {
        return tokens.place()
                .malformed(
                        Advice.quoted(tokens.cell().text()) + " is not expected here.",
                        "a value with braces has to be quoted.");
    }

    private String expected(int column) {
        return column < attributes.size()
                ? "a value of column '" + attributes.get(column).name() + "'"
                : "the end of the row";
    }

    private DataException tooMany() {
        return tokens.place()
                .malformed(
                        "the row has more than the %d declared values; the first too many is %s."
                                .formatted(
                                        buffers.size(),
                                        Advice.quoted(tokens.cell().text())),
                        "a value with blanks or commas has to be quoted.");
    }

    private DataException tooFew(int count) {
        return tokens.line()
                .malformed(
                        "the row has %d values, but %d columns are declared; %s is the first that is missing."
                                .formatted(count, buffers.size(), expected(count)),
                        tokens.isAtComment()
                                ? "a value with '%' has to be quoted, for it begins a comment."
                                : "a missing value is written as '?'.");
    }

    private DataException notApart() {
        return tokens.place()
                .malformed(
                        "a quote or a value follows without a comma or blank before it.",
                        "a value with quotes inside has to be quoted as a whole, its inner quotes written as \\'.");
    }
}
