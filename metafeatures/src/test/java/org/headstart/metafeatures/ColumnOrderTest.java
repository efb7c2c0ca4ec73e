package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnOrderTest {

    private static final int ROWS = 40;

    private static int[] column(Random random, int values) {
        int[] ranks = random.ints(ROWS, 0, values).toArray();
        for (int rank = 0; rank < values; rank++) {
            ranks[rank] = rank;
        }
        return ranks;
    }

    @Test
    void of_otherPlaces_givesTheSameColumnsInTheSameOrder() {
        Random random = new Random(1);
        int[][] ranks = {column(random, 2), column(random, 2), column(random, 7), column(random, ROWS)};
        int[][] turned = {ranks[2], ranks[0], ranks[3], ranks[1]};
        double[] target = random.ints(ROWS, 0, 3).asDoubleStream().toArray();

        assertThat(Arrays.stream(ColumnOrder.of(turned, target, 3)).mapToObj(i -> turned[i]))
                .containsExactlyElementsOf(Arrays.stream(ColumnOrder.of(ranks, target, 3))
                        .mapToObj(i -> ranks[i])
                        .toList());
    }

    @Test
    void of_otherRowsClassesAndDirections_givesTheSameOrder() {
        Random random = new Random(2);
        int[][] ranks = {column(random, 2), column(random, 2), column(random, 3), column(random, 9)};
        double[] target = random.ints(ROWS, 0, 2).asDoubleStream().toArray();
        int[] expected = ColumnOrder.of(ranks, target, 2);
        int[][] turned = Arrays.stream(ranks)
                .map(column -> {
                    int last = Arrays.stream(column).max().orElseThrow();
                    return IntStream.range(0, ROWS)
                            .map(i -> last - column[ROWS - 1 - i])
                            .toArray();
                })
                .toArray(int[][]::new);
        double[] renamed = IntStream.range(0, ROWS)
                .mapToDouble(i -> 1 - target[ROWS - 1 - i])
                .toArray();

        assertThat(ColumnOrder.of(turned, renamed, 2)).containsExactly(expected);
    }

    @Test
    void of_noColumns_isEmpty() {
        assertThat(ColumnOrder.of(new int[0][], new double[] {0, 1}, 2)).isEmpty();
    }
}
