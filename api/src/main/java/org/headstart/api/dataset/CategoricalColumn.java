package org.headstart.api.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.headstart.api.Check;

/**
 * A column of labels: a code for each row into the list of levels, -1 = missing. Levels are distinct and keep their declared order, also
 * those that no row has. Equal by name, codes and levels. Immutable and thread-safe.
 */
public final class CategoricalColumn implements Column {

    /** The code of a missing cell. */
    public static final int MISSING = -1;

    private final String name;
    private final int[] codes;
    private final List<String> levels;

    private CategoricalColumn(String name, int[] codes, List<String> levels) {
        this.name = name;
        this.codes = codes;
        this.levels = levels;
    }

    /**
     * @param name   the column's name
     * @param codes  [rows], each -1 (missing) or an index into {@code levels}; copied
     * @param levels the labels, distinct
     * @return the column
     * @throws org.headstart.api.InvalidValueException if a code is out of range or a level stands twice
     */
    public static CategoricalColumn of(String name, int[] codes, List<String> levels) {
        return wrap(name, codes.clone(), levels);
    }

    /**
     * As {@link #of}, without the copy of the codes: for readers that hand their buffer over and never touch it again.
     *
     * @param name   the column's name
     * @param codes  [rows], each -1 (missing) or an index into {@code levels}; not copied
     * @param levels the labels, distinct
     * @return the column
     * @throws org.headstart.api.InvalidValueException if a code is out of range or a level stands twice
     */
    public static CategoricalColumn wrap(String name, int[] codes, List<String> levels) {
        List<String> kept = List.copyOf(levels);
        Check.that(
                new HashSet<>(kept).size() == kept.size(),
                "The levels of column '%s' must be distinct, but were %s.",
                name,
                kept);
        for (int code : codes) {
            Check.that(
                    code >= MISSING && code < kept.size(),
                    "Column '%s' holds the code %d, but with %d levels a code is -1 (missing) to %d.",
                    name,
                    code,
                    kept.size(),
                    kept.size() - 1);
        }
        return new CategoricalColumn(name, codes, kept);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.length;
    }

    /** @return the labels, distinct, in their declared order */
    public List<String> levels() {
        return levels;
    }

    /**
     * @param row 0-based
     * @return the index of the row's level, -1 when missing
     */
    public int code(int row) {
        return codes[row];
    }

    /** @return [rows], a copy; -1 = missing */
    public int[] toArray() {
        return codes.clone();
    }

    /** @return [levels], how many rows have each level */
    public int[] counts() {
        int[] counts = new int[levels.size()];
        for (int code : codes) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    @Override
    public CategoricalColumn select(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[rows[i]];
        }
        return new CategoricalColumn(name, selected, levels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategoricalColumn that
                && name.equals(that.name)
                && Arrays.equals(codes, that.codes)
                && levels.equals(that.levels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + Arrays.hashCode(codes)) + levels.hashCode();
    }

    @Override
    public String toString() {
        return "CategoricalColumn[" + name + ", " + codes.length + " rows, " + levels.size() + " levels]";
    }
}
