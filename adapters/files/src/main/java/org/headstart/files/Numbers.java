package org.headstart.files;

import java.util.Locale;

/**
 * Decimal numbers as files write them: sign, digits, point, exponent; also {@code inf} and {@code infinity} in any case. What else
 * {@link Double#parseDouble} would take (a trailing {@code d} or {@code f}, hexadecimal digits) is text. Blanks around are skipped.
 */
final class Numbers {

    /** The powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int MOST_DIGITS = 18;
    private static final long EXACT_INTEGERS = 1L << 53;
    private static final double PLAIN_BELOW = 1e15;

    private Numbers() {}

    /** The number in {@code chars[from, to)}, correctly rounded; NaN when there is none. */
    static double parse(char[] chars, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && chars[start] <= ' ') {
            start++;
        }
        while (end > start && chars[end - 1] <= ' ') {
            end--;
        }
        return start == end ? Double.NaN : trimmed(chars, start, end);
    }

    private static double trimmed(char[] chars, int from, int to) {
        boolean signed = chars[from] == '-' || chars[from] == '+';
        int at = signed ? from + 1 : from;
        boolean negative = chars[from] == '-';
        long mantissa = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        for (; at < to; at++) {
            char c = chars[at];
            if (c >= '0' && c <= '9') {
                digits++;
                mantissa = digits <= MOST_DIGITS ? mantissa * 10 + (c - '0') : mantissa;
                scale -= point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return infinity(chars, signed ? from + 1 : from, to, negative);
        }
        if (at < to) {
            return withExponent(chars, from, at, to);
        }
        if (digits <= MOST_DIGITS && mantissa <= EXACT_INTEGERS && -scale < EXACT_POWERS.length) {
            double value = mantissa / EXACT_POWERS[-scale];
            return negative ? -value : value;
        }
        return Double.parseDouble(new String(chars, from, to - from));
    }

    private static double withExponent(char[] chars, int from, int at, int to) {
        if (chars[at] != 'e' && chars[at] != 'E') {
            return Double.NaN;
        }
        int digit = at + 1;
        if (digit < to && (chars[digit] == '-' || chars[digit] == '+')) {
            digit++;
        }
        if (digit == to) {
            return Double.NaN;
        }
        for (int i = digit; i < to; i++) {
            if (chars[i] < '0' || chars[i] > '9') {
                return Double.NaN;
            }
        }
        return Double.parseDouble(new String(chars, from, to - from));
    }

    private static double infinity(char[] chars, int from, int to, boolean negative) {
        int length = to - from;
        if (length != 3 && length != 8) {
            return Double.NaN;
        }
        String word = new String(chars, from, length).toLowerCase(Locale.ROOT);
        if (word.equals("inf") || word.equals("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.NaN;
    }

    /** The number in a text; NaN when there is none. */
    static double parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Whether the text is a number once its comma is a point. */
    static boolean isWithDecimalComma(String text) {
        return text.indexOf(',') >= 0 && !Double.isNaN(parse(text.replace(',', '.')));
    }

    /** A number as a label: whole numbers without a point. */
    static String label(double value) {
        return value == Math.rint(value) && Math.abs(value) < PLAIN_BELOW
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** A number as a file holds it: it reads back as the very same double. */
    static String exact(double value) {
        return value == 0 && 1 / value < 0 ? "-0.0" : label(value);
    }
}
