package org.headstart.files;

/** A declared column of an ARFF file. */
sealed interface ArffAttribute {

    /** The column's name. */
    String name();

    /** {@code numeric}, {@code real} or {@code integer}. */
    record Numeric(String name) implements ArffAttribute {}

    /** Labels in their declared order. */
    record Nominal(String name, Levels levels) implements ArffAttribute {}

    /** Dates in a pattern of {@link java.text.SimpleDateFormat}. */
    record Dated(String name, String pattern) implements ArffAttribute {}

    /** Any text. */
    record Text(String name) implements ArffAttribute {}

    /** A table in every cell. */
    record Relational(String name, Place place) implements ArffAttribute {}
}
