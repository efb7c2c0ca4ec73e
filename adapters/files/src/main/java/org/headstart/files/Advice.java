package org.headstart.files;

/** Sentences that several messages share. */
final class Advice {

    private static final int SHOWN_CHARS = 40;

    private Advice() {}

    /** How a user leaves a column out, on the command line and in Java. */
    static String ignore(String column) {
        return "--ignore " + column + " (ReadOptions.withColumn(\"" + column + "\", ColumnType.IGNORE)).";
    }

    /** The text in quotes, cut after some 40 characters, control characters shown as a dot. */
    static String quoted(CharSequence text) {
        int shown = Math.min(text.length(), SHOWN_CHARS);
        StringBuilder shortened = new StringBuilder("'");
        for (int i = 0; i < shown; i++) {
            char c = text.charAt(i);
            shortened.append(Character.isISOControl(c) ? '\u00B7' : c);
        }
        return shortened.append(text.length() > shown ? "...'" : "'").toString();
    }
}
