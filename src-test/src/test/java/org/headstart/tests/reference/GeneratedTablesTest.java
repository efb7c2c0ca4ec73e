package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Valid files of chance: of ARFF we read the table that Weka reads, of CSV the table that was written. {@code -Dheadstart.files=100000} for more of
 * them, {@code -Dheadstart.seed=N} for others.
 */
class GeneratedTablesTest {

    private static final int FILES = Integer.getInteger("headstart.files", 300);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_122);
    private static final String LETTERS = "abcXYZ019_ .,;:'\"%{}\\\u00e4\u65e5?#-";

    @TempDir
    Path folder;

    /** A table as it was thought up. A cell is a {@link Double}, a {@link String}, or null for missing. */
    private record Table(List<String> names, List<List<String>> levels, List<List<Object>> rows) {

        private static Table random(Random random) {
            int width = 2 + random.nextInt(6);
            List<String> names = distinct(random, width);
            List<List<String>> levels = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                levels.add(random.nextBoolean() ? List.of() : distinct(random, 1 + random.nextInt(5)));
            }
            List<List<Object>> rows = new ArrayList<>();
            for (int row = random.nextInt(12); row >= 0; row--) {
                rows.add(levels.stream()
                        .map(each -> cell(each, random))
                        .collect(Collectors.toCollection(ArrayList::new)));
            }
            return new Table(names, levels, rows);
        }

        private static Object cell(List<String> levels, Random random) {
            if (random.nextInt(8) == 0) {
                return null;
            }
            return levels.isEmpty() ? number(random) : levels.get(random.nextInt(levels.size()));
        }

        private static Double number(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> (double) random.nextInt(100);
                case 1 -> random.nextGaussian();
                case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(200) - 100);
                default -> 0.0;
            };
        }

        /** Texts that begin with a letter, so that none is a number. */
        private static List<String> distinct(Random random, int count) {
            LinkedHashSet<String> texts = new LinkedHashSet<>();
            while (texts.size() < count) {
                String rest = IntStream.range(0, random.nextInt(7))
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                        .collect(Collectors.joining());
                texts.add(("k" + rest).strip());
            }
            return List.copyOf(texts);
        }
    }

    @Test
    void read_generatedArff_isTheTableThatWekaReads() throws IOException {
        WekaComparison comparison = new WekaComparison();
        for (int i = 0; i < FILES; i++) {
            Random random = new Random(SEED + i);
            Path file = Files.writeString(folder.resolve("table.arff"), arff(Table.random(random), random));
            comparison.compare(
                    "seed " + (SEED + i),
                    Providers.read(file, ReadOptions.defaults()).dataset(),
                    WekaComparison.weka(file));
        }
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void read_generatedCsv_isTheTableThatWasWritten() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Random random = new Random(SEED + i);
            Table table = Table.random(random);
            Path file = Files.writeString(folder.resolve("table.csv"), csv(table, random));
            List<Column> columns =
                    Providers.read(file, ReadOptions.defaults()).dataset().columns();
            assertThat(columns).as("seed %d", SEED + i).extracting(Column::name).isEqualTo(table.names());
            for (int column = 0; column < columns.size(); column++) {
                assertThat(cells(columns.get(column)))
                        .as("column %d of seed %d", column, SEED + i)
                        .isEqualTo(ofColumn(table, column));
            }
        }
    }

    private static List<Object> ofColumn(Table table, int column) {
        List<Object> cells = new ArrayList<>();
        table.rows().forEach(row -> cells.add(row.get(column)));
        return cells;
    }

    private static List<Object> cells(Column column) {
        List<Object> cells = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                cells.add(null);
            } else if (column instanceof CategoricalColumn labels) {
                cells.add(labels.levels().get(labels.code(row)));
            } else {
                cells.add(((NumericColumn) column).value(row));
            }
        }
        return cells;
    }

    private static String csv(Table table, Random random) {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder();
        text.append(table.names().stream().map(name -> inCsv(name, random)).collect(Collectors.joining(",")))
                .append(end);
        for (List<Object> row : table.rows()) {
            text.append(row.stream()
                            .map(cell -> cell == null ? "?" : inCsv(cell.toString(), random))
                            .collect(Collectors.joining(",")))
                    .append(end);
        }
        return text.toString();
    }

    private static String inCsv(String text, Random random) {
        boolean plain = text.matches("[^\",;\t\r\n']*");
        return plain && random.nextBoolean() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String arff(Table table, Random random) {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder("% a comment" + end);
        text.append(anyCase("@relation ", random)).append("generated").append(end);
        for (int column = 0; column < table.names().size(); column++) {
            List<String> levels = table.levels().get(column);
            String type = levels.isEmpty()
                    ? List.of("numeric", "REAL", "Integer").get(random.nextInt(3))
                    : levels.stream()
                            .map(level -> inArff(level, random))
                            .collect(Collectors.joining(gap(random) + "," + gap(random), "{", "}"));
            text.append(anyCase("@attribute ", random))
                    .append(inArff(table.names().get(column), random))
                    .append(' ')
                    .append(type)
                    .append(end);
        }
        text.append(end).append(anyCase("@data", random)).append(end);
        boolean sparse = random.nextInt(3) == 0;
        for (List<Object> row : table.rows()) {
            if (random.nextInt(10) == 0) {
                text.append("% between rows").append(end);
            }
            text.append(sparse ? sparse(row, table, random) : dense(row, random))
                    .append(end);
        }
        return text.toString();
    }

    private static String dense(List<Object> row, Random random) {
        return row.stream()
                .map(cell -> cellInArff(cell, random))
                .collect(Collectors.joining(gap(random) + "," + gap(random)));
    }

    private static String sparse(List<Object> row, Table table, Random random) {
        return IntStream.range(0, row.size())
                .filter(i -> !isLeftOut(row.get(i), table.levels().get(i)))
                .mapToObj(i -> i + " " + cellInArff(row.get(i), random))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Sparse rows hold neither zeros nor first levels. */
    private static boolean isLeftOut(Object cell, List<String> levels) {
        return cell != null && (cell.equals(0.0) || levels.indexOf(cell) == 0);
    }

    private static String cellInArff(Object cell, Random random) {
        return cell == null ? "?" : cell instanceof String label ? inArff(label, random) : cell.toString();
    }

    private static String inArff(String text, Random random) {
        if (text.matches("[\\w.-]+") && random.nextBoolean()) {
            return text;
        }
        char quote = random.nextBoolean() ? '\'' : '"';
        return quote + text.replace("\\", "\\\\").replace("" + quote, "\\" + quote) + quote;
    }

    private static String gap(Random random) {
        return List.of("", "", " ", "\t").get(random.nextInt(4));
    }

    private static String anyCase(String keyword, Random random) {
        return random.nextBoolean() ? keyword : keyword.toUpperCase(Locale.ROOT);
    }
}
