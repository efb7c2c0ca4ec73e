package org.headstart.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers from a least one upward. */
class CountConverter implements ITypeConverter<Integer> {

    private static final int MOST = 1_000_000_000;

    private final int least;

    /** Reads counts: at least 1. */
    CountConverter() {
        this(1);
    }

    CountConverter(int least) {
        this.least = least;
    }

    @Override
    public Integer convert(String text) {
        long number = text.matches("-?\\d{1,12}") ? Long.parseLong(text) : Long.MIN_VALUE;
        if (number < least || number > MOST) {
            throw new TypeConversionException("'" + text + "' is not a whole number from " + least + " to " + MOST);
        }
        return (int) number;
    }

    /** Reads how many are reduced to one: at least 2. */
    static final class Reduction extends CountConverter {

        Reduction() {
            super(2);
        }
    }

    /** Reads numbers of folds: at least 2. */
    static final class Folds extends CountConverter {

        Folds() {
            super(2);
        }
    }
}
