package org.headstart.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/** Tables that no textbook has in mind and that turn up all the same. */
final class DegenerateTables {

    private static final int ROWS = 24;
    private static final String TARGET = "target";

    private static final Map<String, Dataset> ALL = Collections.unmodifiableMap(new DegenerateTables().tables);

    private final Map<String, Dataset> tables = new LinkedHashMap<>();

    private DegenerateTables() {
        sizes();
        targets();
        constants();
        gaps();
        extremes();
        shapes();
        names();
    }

    /** The tables by what is odd about them. */
    static Map<String, Dataset> all() {
        return ALL;
    }

    private void sizes() {
        for (int rows = 0; rows <= 4; rows++) {
            add(rows + " rows, mixed, classes", classes(rows, i -> i % 2), ramp("x", rows), labels("c", rows, 3));
            add(rows + " rows, mixed, numbers", numbers(TARGET, rows, i -> i), ramp("x", rows), labels("c", rows, 3));
            add(rows + " rows, no features", classes(rows, i -> i % 2));
        }
        add("no features, numeric target", numbers(TARGET, ROWS, i -> i));
        add("one numeric feature", classes(ROWS, i -> i % 2), ramp("x", ROWS));
        add("one categorical feature", classes(ROWS, i -> i % 2), labels("c", ROWS, 3));
    }

    private void targets() {
        add("one class", classes(ROWS, i -> 0), ramp("x", ROWS), labels("c", ROWS, 3));
        add("a class for each row", levels(TARGET, ROWS, i -> i, ROWS), ramp("x", ROWS), labels("c", ROWS, 3));
        add("a class with one row", classes(ROWS, i -> i == 0 ? 1 : 0), ramp("x", ROWS), noise("y", ROWS, 1));
        add("levels that no row has", levels(TARGET, ROWS, i -> 3 + i % 2, 9), ramp("x", ROWS), noise("y", ROWS, 2));
        add("target missing everywhere", classes(ROWS, i -> -1), ramp("x", ROWS), labels("c", ROWS, 3));
        add("target without levels", levels(TARGET, ROWS, i -> -1, 0), ramp("x", ROWS));
        add("target known in one row", classes(ROWS, i -> i == 5 ? 0 : -1), ramp("x", ROWS));
        add("target missing in half", classes(ROWS, i -> i % 2 == 0 ? i / 2 % 2 : -1), ramp("x", ROWS));
        add("numeric target missing everywhere", numbers(TARGET, ROWS, i -> Double.NaN), ramp("x", ROWS));
        add("numeric target constant", numbers(TARGET, ROWS, i -> 7), ramp("x", ROWS), labels("c", ROWS, 3));
        add("numeric target infinite", numbers(TARGET, ROWS, i -> i == 3 ? inf() : i), ramp("x", ROWS));
        add("numeric target huge", numbers(TARGET, ROWS, i -> i % 2 == 0 ? 1e308 : -1e308), ramp("x", ROWS));
        add("numeric target subnormal", numbers(TARGET, ROWS, i -> i * Double.MIN_VALUE), ramp("x", ROWS));
        add("target is a feature", numbers(TARGET, ROWS, i -> i), ramp("x", ROWS), noise("y", ROWS, 3));
        add("classes split by a feature", classes(ROWS, i -> i < ROWS / 2 ? 0 : 1), ramp("x", ROWS));
    }

    private void constants() {
        add("constant numeric", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> 5));
        add("constant labels", classes(ROWS, i -> i % 2), labels("c", ROWS, 1));
        add("all constant", classes(ROWS, i -> 0), numbers("x", ROWS, i -> 0), labels("c", ROWS, 1));
        add(
                "constant but for rounding",
                classes(ROWS, i -> i % 2),
                numbers("x", ROWS, i -> i % 2 == 0 ? 0.3 : 0.1 + 0.2));
        add("constant within classes", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i % 2), ramp("y", ROWS));
        add("all rows equal", classes(ROWS, i -> 0), numbers("x", ROWS, i -> 1), numbers("y", ROWS, i -> 2));
        add(
                "each row twice",
                classes(ROWS, i -> i / 2 % 2),
                numbers("x", ROWS, i -> Math.floorDiv(i, 2)),
                noise("y", ROWS, 4));
    }

    private void gaps() {
        add("numeric missing everywhere", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> Double.NaN));
        add("labels missing everywhere", classes(ROWS, i -> i % 2), levels("c", ROWS, i -> -1, 3));
        add("labels without levels", classes(ROWS, i -> i % 2), levels("c", ROWS, i -> -1, 0), ramp("x", ROWS));
        add(
                "nothing at all",
                classes(ROWS, i -> -1),
                numbers("x", ROWS, i -> Double.NaN),
                levels("c", ROWS, i -> -1, 2));
        add(
                "one cell known",
                classes(ROWS, i -> i % 2),
                numbers("x", ROWS, i -> i == 0 ? 1 : Double.NaN),
                ramp("y", ROWS));
        add(
                "columns never known together",
                classes(ROWS, i -> i % 2),
                numbers("x", ROWS, i -> i < ROWS / 2 ? i : Double.NaN),
                numbers("y", ROWS, i -> i < ROWS / 2 ? Double.NaN : i));
        add("a class always missing", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i % 2 == 0 ? i : Double.NaN));
        add(
                "one column missing",
                numbers(TARGET, ROWS, i -> i),
                numbers("x", ROWS, i -> Double.NaN),
                noise("y", ROWS, 5));
    }

    private void extremes() {
        add("infinite", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i == 0 ? inf() : i), ramp("y", ROWS));
        add(
                "minus infinite",
                classes(ROWS, i -> i % 2),
                numbers("x", ROWS, i -> i % 3 == 0 ? -inf() : i),
                ramp("y", ROWS));
        add("both infinities", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i % 2 == 0 ? inf() : -inf()));
        add("only infinite", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> inf()));
        add("huge", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i * 7e306), numbers("y", ROWS, i -> 1e308));
        add("huge of both signs", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i % 2 == 0 ? 1.7e308 : -1.7e308));
        add("subnormal", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i * Double.MIN_VALUE), ramp("y", ROWS));
        add(
                "tiny",
                classes(ROWS, i -> i % 2),
                numbers("x", ROWS, i -> i * 1e-160),
                numbers("y", ROWS, i -> i * i * 1e-170));
        add("zeros of both signs", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i % 2 == 0 ? 0.0 : -0.0));
        add("huge beside tiny", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> i % 2 == 0 ? 1e308 : 1e-308));
        add("far from zero", classes(ROWS, i -> i % 2), numbers("x", ROWS, i -> 1e15 + i % 3), ramp("y", ROWS));
    }

    private void shapes() {
        add(
                "collinear",
                classes(ROWS, i -> i % 2),
                ramp("x", ROWS),
                numbers("y", ROWS, i -> 2 * i + 1),
                noise("z", ROWS, 6));
        add(
                "identical columns",
                classes(ROWS, i -> i % 2),
                noise("x", ROWS, 7),
                noise("y", ROWS, 7),
                noise("z", ROWS, 7));
        add("opposite columns", numbers(TARGET, ROWS, i -> i % 5), ramp("x", ROWS), numbers("y", ROWS, i -> -i));
        add(
                "a label for each row",
                classes(ROWS, i -> i % 2),
                levels("id", ROWS, i -> i, ROWS),
                levels("id2", ROWS, i -> i, ROWS));
        int many = 100_000;
        add(
                "100,000 levels",
                classes(many, i -> i % 3),
                levels("id", many, i -> i, many),
                levels("id2", many, i -> many - 1 - i, many));
        add("100,000 classes", levels(TARGET, many, i -> i, many), numbers("x", many, i -> i % 17));
        add("100,000 numbers", numbers(TARGET, many, i -> i % 1009), noise("x", many, 8), labels("c", many, 5));
        add("2,000 columns, 10 rows", classes(10, i -> i % 2), wide(2000, 10));
        add("2,000 columns, 10 rows, numbers", numbers(TARGET, 10, i -> i), wide(2000, 10));
        add("100,000 columns, 50 rows", classes(50, i -> i % 3), wide(many, 50));
        add("100,000 columns, 50 rows, numbers", numbers(TARGET, 50, i -> i % 7), wide(many, 50));
    }

    /** Every fourth column holds labels. */
    private static Column[] wide(int columns, int rows) {
        return IntStream.range(0, columns)
                .mapToObj(i -> i % 4 == 3 ? labels("w" + i, rows, 2 + i % 5) : noise("w" + i, rows, i))
                .toArray(Column[]::new);
    }

    private void names() {
        add("empty name", classes(ROWS, i -> i % 2), ramp("", ROWS), labels("c", ROWS, 3));
        add("odd names", classes(ROWS, i -> i % 2), ramp("größe 年齢 \uD83D\uDE00", ROWS), ramp("a.b,\"c\"\n%s", ROWS));
        List<String> odd = List.of("", " ", "\uD83D\uDE00", "?");
        int[] codes = IntStream.range(0, ROWS).map(i -> i % 4).toArray();
        add("odd labels", CategoricalColumn.of(TARGET, codes, odd), CategoricalColumn.of("c", codes, odd));
    }

    private void add(String what, Column target, Column... features) {
        List<Column> columns = new ArrayList<>(Arrays.asList(features));
        columns.add(target);
        tables.put(what, Dataset.of("degenerate", columns, TARGET));
    }

    private static double inf() {
        return Double.POSITIVE_INFINITY;
    }

    private static Column classes(int rows, IntUnaryOperator code) {
        return levels(TARGET, rows, code, 3);
    }

    private static Column levels(String name, int rows, IntUnaryOperator code, int levels) {
        List<String> labels = IntStream.range(0, levels).mapToObj(i -> "l" + i).toList();
        return CategoricalColumn.of(name, IntStream.range(0, rows).map(code).toArray(), labels);
    }

    private static Column labels(String name, int rows, int levels) {
        return levels(name, rows, i -> i * 7 % levels, levels);
    }

    private static Column numbers(String name, int rows, IntToDoubleFunction value) {
        return NumericColumn.of(
                name, IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    private static Column ramp(String name, int rows) {
        return numbers(name, rows, i -> i);
    }

    private static Column noise(String name, int rows, long seed) {
        Random random = new Random(seed);
        return numbers(name, rows, i -> random.nextGaussian());
    }
}
