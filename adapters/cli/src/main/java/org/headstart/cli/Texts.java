package org.headstart.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers and states are written for people. */
final class Texts {

    private static final String NOTHING = "-";

    private Texts() {}

    /** A metric's value or a meta-feature: at most five significant digits; a dash when there is none. */
    static String number(@Nullable Double value) {
        if (value == null) {
            return NOTHING;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString(value.longValue());
        }
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e6 ? fixed(value, decimals(size)) : String.format(Locale.ROOT, "%.4g", value);
    }

    private static int decimals(double size) {
        return Math.max(0, Math.min(4, 4 - (int) Math.floor(Math.log10(size))));
    }

    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Seconds with two decimals. */
    static String seconds(double seconds) {
        return fixed(seconds, 2);
    }

    /** Seconds with three decimals. */
    static String milliseconds(double seconds) {
        return fixed(seconds, 3);
    }

    /** A share of 1 in percent. */
    static String percent(double share) {
        return fixed(100 * share, 0) + " %";
    }

    /** The name of an enum's constant as people write it, for example {@code timed out}. */
    static String words(Enum<?> constant) {
        return word(constant).replace('_', ' ');
    }

    /** The name of an enum's constant as scripts write it, for example {@code timed_out}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The first {@code most} characters, with a mark when some were cut. */
    static String brief(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }

    /** Bytes in the largest unit that leaves at least 1. */
    static String bytes(long bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        double size = bytes;
        int unit = 0;
        for (; size >= 1024 && unit < units.length - 1; unit++) {
            size /= 1024;
        }
        return (unit == 0 ? Long.toString(bytes) : fixed(size, 1)) + " " + units[unit];
    }
}
