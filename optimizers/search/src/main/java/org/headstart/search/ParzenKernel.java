package org.headstart.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.special.Erf;

/** One factor of a product kernel: what a trial says about one hyperparameter, as a density relative to the uniform one. Immutable. */
sealed interface ParzenKernel {

    /**
     * @param unit a number of [0, 1]
     * @return the logarithm of the density there; 0 is that of the uniform distribution
     */
    double log(double unit);

    /** A number of [0, 1], drawn from the density. */
    double draw(RandomGenerator random);

    /** Says nothing: the prior, or a hyperparameter that is inactive in the trial. */
    record Uniform() implements ParzenKernel {

        @Override
        public double log(double unit) {
            return 0;
        }

        @Override
        public double draw(RandomGenerator random) {
            return random.nextDouble();
        }
    }

    /**
     * A normal density, cut at 0 and 1.
     *
     * @param centre  where the trial is, of [0, 1]
     * @param width   the standard deviation before it is cut, positive
     * @param logMass the logarithm of what the kernel without its constant sums to
     */
    record Gaussian(double centre, double width, double logMass) implements ParzenKernel {

        /** For a range of numbers. */
        static Gaussian on(double centre, double width) {
            double root = width * Math.sqrt(2);
            double inside = Erf.erf((1 - centre) / root) + Erf.erf(centre / root);
            return new Gaussian(centre, width, Math.log(width * Math.sqrt(Math.PI / 2) * inside));
        }

        /**
         * For few values in order, each standing for the numbers that are nearest to it.
         *
         * @param values where they are, ascending, at least two
         */
        static Gaussian among(double[] values, double centre, double width) {
            double mass = 0;
            for (int i = 0; i < values.length; i++) {
                double from = i == 0 ? 0 : (values[i - 1] + values[i]) / 2;
                double to = i == values.length - 1 ? 1 : (values[i] + values[i + 1]) / 2;
                mass += (to - from) * Math.exp(exponent(values[i], centre, width));
            }
            return new Gaussian(centre, width, Math.log(mass));
        }

        private static double exponent(double unit, double centre, double width) {
            double z = (unit - centre) / width;
            return -0.5 * z * z;
        }

        @Override
        public double log(double unit) {
            return exponent(unit, centre, width) - logMass;
        }

        @Override
        public double draw(RandomGenerator random) {
            double drawn = random.nextGaussian(centre, width);
            while (drawn < 0 || drawn > 1) {
                drawn = random.nextGaussian(centre, width);
            }
            return drawn;
        }
    }

    /**
     * The trial's choice and, with the weight that smoothing gives them, all others.
     *
     * @param logs [choices], the logarithm of each one's probability times their number
     */
    record Choice(double[] logs) implements ParzenKernel {

        /**
         * @param chosen    the trial's choice
         * @param count     how many choices there are
         * @param smoothing added to the weight of every choice, of which the trial's has 1 besides; positive
         */
        static Choice of(int chosen, int count, double smoothing) {
            double[] logs = new double[count];
            double scale = count / (1 + count * smoothing);
            Arrays.fill(logs, Math.log(scale * smoothing));
            logs[chosen] = Math.log(scale * (1 + smoothing));
            return new Choice(logs);
        }

        /** The choice that owns this part of the unit interval. */
        static int at(double unit, int count) {
            return Math.min(count - 1, (int) (unit * count));
        }

        @Override
        public double log(double unit) {
            return logs[at(unit, logs.length)];
        }

        @Override
        public double draw(RandomGenerator random) {
            double left = random.nextDouble() * logs.length;
            int choice = 0;
            while (choice < logs.length - 1 && left >= Math.exp(logs[choice])) {
                left -= Math.exp(logs[choice++]);
            }
            return (choice + 0.5) / logs.length;
        }
    }
}
