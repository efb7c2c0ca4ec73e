package org.headstart.files;

import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.DataException;

/** Tells labels from sentences and from identifiers. */
final class FreeText {

    private static final int FEW_ROWS = 100;
    private static final double MOSTLY_DISTINCT = 0.9;
    private static final double SEVERAL_WORDS = 3;
    private static final int FEW_IDENTIFIERS = 20;
    private static final int MOST_CLASSES = 100;

    private FreeText() {}

    /** Whether most rows have a text of their own, and the texts several words. */
    static boolean isProse(CategoricalColumn column) {
        int filled = column.size() - column.missingCount();
        List<String> levels = column.levels();
        return filled > FEW_ROWS
                && levels.size() > MOSTLY_DISTINCT * filled
                && levels.stream().mapToInt(FreeText::words).average().orElse(0) >= SEVERAL_WORDS;
    }

    /** Whether every row has a label of its own. */
    static boolean isIdentifier(CategoricalColumn column) {
        int filled = column.size() - column.missingCount();
        return filled >= FEW_IDENTIFIERS && column.levels().size() == filled;
    }

    /** Whether the texts of a target repeat enough to be classes. */
    static boolean isFewClasses(CategoricalColumn column) {
        return column.levels().size() <= MOST_CLASSES
                && column.levels().size() * 2 <= column.size() - column.missingCount();
    }

    static DataException refused(CategoricalColumn column, Place file) {
        List<String> levels = column.levels();
        return file.malformed(
                "column '%s' holds free text: %d distinct in %d rows%s; only numbers and labels can be learned from."
                        .formatted(
                                column.name(),
                                levels.size(),
                                column.size(),
                                levels.isEmpty() ? "" : ", for example " + Advice.quoted(levels.get(0))),
                "it should be left out: " + Advice.ignore(column.name()));
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = !Character.isWhitespace(text.charAt(i));
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }
}
