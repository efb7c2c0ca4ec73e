package org.headstart.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads improvements of a metric: finite numbers from 0 upward. */
final class ImprovementConverter implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        double improvement = number(text);
        if (!(improvement >= 0 && improvement < Double.POSITIVE_INFINITY)) {
            throw new TypeConversionException("'" + text + "' is not a number from 0 upward");
        }
        return improvement + 0.0; // -0 is 0
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
