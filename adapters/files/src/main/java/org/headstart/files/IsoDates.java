package org.headstart.files;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as ISO 8601 writes them: {@code 2024-05-17}, {@code 2024-05-17T08:30}, a blank in place of the T, seconds and their fractions, and a
 * zone such as {@code Z} or {@code +02:00}. Without a zone they mean UTC, so that a file reads the same on every machine.
 */
final class IsoDates {

    private static final int SHORTEST = 10;
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)(Z|[+-]\\d\\d:\\d\\d)?)?");

    private IsoDates() {}

    /** Milliseconds since 1970-01-01 00:00 UTC; empty when the cell holds no date. */
    static OptionalLong parse(Cell cell) {
        char[] chars = cell.chars();
        int from = cell.from();
        if (cell.to() - from < SHORTEST || chars[from + 4] != '-' || chars[from + 7] != '-') {
            return OptionalLong.empty();
        }
        Matcher matcher = DATE.matcher(cell.text());
        return matcher.matches() ? millis(matcher) : OptionalLong.empty();
    }

    private static OptionalLong millis(Matcher matcher) {
        String time = matcher.group(2) == null ? "00:00" : matcher.group(2);
        String zone = matcher.group(3);
        try {
            String local = matcher.group(1) + "T" + time;
            return OptionalLong.of(
                    zone == null
                            ? LocalDateTime.parse(local)
                                    .toInstant(ZoneOffset.UTC)
                                    .toEpochMilli()
                            : OffsetDateTime.parse(local + zone).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
