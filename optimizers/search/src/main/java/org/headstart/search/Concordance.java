package org.headstart.search;

/** Kendall's rank correlation. */
final class Concordance {

    private Concordance() {}

    /**
     * Tau-a: concordant less discordant pairs over all pairs, -1 to 1; ties count as neither. Kendall, A new measure of rank correlation, 1938.
     *
     * @param a [n]
     * @param b [n]
     * @return 0 when n is below 2
     */
    static double tau(double[] a, double[] b) {
        int n = a.length;
        int sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += Integer.signum(Double.compare(a[i], a[j])) * Integer.signum(Double.compare(b[i], b[j]));
            }
        }
        return n < 2 ? 0 : sum / (n * (n - 1) / 2.0);
    }

    /**
     * Tau with each pair counted by how far apart b holds it, so that pairs which b takes to be alike say little.
     *
     * @param a [n]
     * @param b [n], finite
     * @return -1 to 1; 0 when b holds nothing apart
     */
    static double weighted(double[] a, double[] b) {
        double sum = 0;
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                double apart = b[i] - b[j];
                sum += Integer.signum(Double.compare(a[i], a[j])) * apart;
                most += Math.abs(apart);
            }
        }
        return most > 0 ? sum / most : 0;
    }
}
