package org.headstart.api.space;

/** How a range of numbers is walked. */
public enum Scale {
    /** Equal steps. */
    LINEAR,
    /** Equal ratios; the range must be positive. */
    LOG;

    /** Maps a value of [low, high] to [0, 1]; 0 when the range is a point. */
    double toUnit(double value, double low, double high) {
        if (high <= low) {
            return 0;
        }
        double unit = this == LINEAR
                ? (value - low) / (high - low)
                : (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
        return Math.min(1, Math.max(0, unit));
    }

    /** Maps a number of [0, 1] to [low, high], the ends exactly. */
    double fromUnit(double unit, double low, double high) {
        if (unit <= 0 || unit >= 1) {
            return unit <= 0 ? low : high;
        }
        double value = this == LINEAR
                ? low + unit * (high - low)
                : Math.exp(Math.log(low) + unit * (Math.log(high) - Math.log(low)));
        return Math.min(high, Math.max(low, value));
    }
}
