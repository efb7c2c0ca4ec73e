package org.headstart.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.dataset.Names;

/** The names in the first line of a CSV file, made distinct. */
final class CsvHeader {

    private final Place place;
    private final List<String> texts = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private boolean ascendingWholes = true;

    CsvHeader(Place place) {
        this.place = place;
    }

    void add(Cell cell) {
        texts.add(cell.text());
        double number = cell.number();
        if (!cell.quoted() && !Double.isNaN(number)) {
            ascendingWholes &= number == Math.rint(number)
                    && (numbers.isEmpty() || number > Numbers.parse(numbers.get(numbers.size() - 1)));
            numbers.add(cell.text());
        }
    }

    int size() {
        return texts.size();
    }

    /**
     * Names with numbers among them are taken for a row, unless they are whole and ascend, as years do and the names that other programs give
     * to nameless columns.
     */
    void checkNames() {
        if (!ascendingWholes) {
            throw place.malformed(
                    "the first line holds the numbers %s, so it looks like a row; a line with the %d names of the columns is needed there."
                            .formatted(Names.some(numbers), size()),
                    "the header is missing; names that are numbers have to be quoted.");
        }
    }

    /** Which columns have no name. */
    BitSet unnamed() {
        BitSet unnamed = new BitSet();
        for (int i = 0; i < texts.size(); i++) {
            unnamed.set(i, texts.get(i).isEmpty());
        }
        return unnamed;
    }

    /**
     * The names; empty and repeated ones are replaced with a warning. The search for a free number goes on where the one before it ended, or a
     * header that repeats a name would take the square of its length.
     */
    List<String> names(Warnings warnings) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(texts);
        Set<String> seen = new HashSet<>();
        Map<String, Integer> numbered = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text.isEmpty() || !seen.add(text)) {
                String stem = text.isEmpty() ? "column" : text;
                int number = Math.max(text.isEmpty() ? i + 1 : 2, numbered.getOrDefault(stem, 0) + 1);
                while (!taken.add(stem + "_" + number)) {
                    number++;
                }
                numbered.put(stem, number);
                String made = stem + "_" + number;
                warnings.add(
                        (text.isEmpty() ? "Column " + (i + 1) + " has no name" : "The name '" + text + "' stands twice")
                                + "; column " + (i + 1) + " is called '" + made + "'.");
                text = made;
            }
            names.add(text);
        }
        return names;
    }
}
