package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestRowsTest {

    @Test
    void of_severalBlocksAndManyTies_findsAllNearestRows() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int rows = 2 + random.nextInt(1500);
            double[][] columns = new double[1 + random.nextInt(6)][];
            for (int j = 0; j < columns.length; j++) {
                columns[j] = random.ints(rows, 0, 8).asDoubleStream().toArray();
            }
            int[] test = IntStream.range(0, rows).filter(row -> row % 7 == 0).toArray();
            int[] train = IntStream.range(0, rows).filter(row -> row % 7 != 0).toArray();
            NearestRows nearest = NearestRows.of(columns, train, test);

            for (int i = 0; i < test.length; i++) {
                int row = test[i];
                double least = IntStream.of(train)
                        .mapToDouble(other -> distance(columns, row, other))
                        .min()
                        .orElseThrow();

                assertThat(nearest.of(i))
                        .as("row %d, seed %d", row, seed)
                        .containsExactly(IntStream.of(train)
                                .filter(other -> distance(columns, row, other) == least)
                                .toArray());
            }
        }
    }

    private static double distance(double[][] columns, int a, int b) {
        double sum = 0;
        for (double[] column : columns) {
            sum += (column[a] - column[b]) * (column[a] - column[b]);
        }
        return sum;
    }
}
