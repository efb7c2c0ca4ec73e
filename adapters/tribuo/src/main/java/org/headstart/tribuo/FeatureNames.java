package org.headstart.tribuo;

/**
 * What Tribuo's features are called. A numeric column is one feature under its own name; a level of a categorical column is the feature {@code
 * column=level}. Where a column's name itself holds {@code =} or a backslash, a backslash goes before it, so that no two features are ever
 * called alike.
 */
final class FeatureNames {

    /** Stands alone in a row whose cells are all missing, because Tribuo takes no example without features. No other name is a backslash. */
    static final String NOTHING = "\\";

    private FeatureNames() {}

    static String ofColumn(String column) {
        return column.replace("\\", "\\\\").replace("=", "\\=");
    }

    static String ofLevel(String column, String level) {
        return ofColumn(column) + "=" + level;
    }
}
