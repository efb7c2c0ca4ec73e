package org.headstart.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes as the JVM's own options do: a whole number and {@code k}, {@code m}, {@code g} or {@code t}, in powers of 1024. */
final class SizeConverter implements ITypeConverter<Long> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([kmgtKMGT])");
    private static final String UNITS = "kmgt";
    private static final long LEAST_BYTES = 16L << 20;
    private static final long MOST_BYTES = 1L << 50;

    @Override
    public Long convert(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size with a unit, such as 512m or 2g");
        }
        int power = UNITS.indexOf(Character.toLowerCase(matcher.group(2).charAt(0))) + 1;
        double bytes = Long.parseLong(matcher.group(1)) * Math.pow(1024, power);
        if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            throw new TypeConversionException("'" + text + "' is not a size from 16m to 1024t");
        }
        return (long) bytes;
    }
}
