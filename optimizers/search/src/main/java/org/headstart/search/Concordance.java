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
}
