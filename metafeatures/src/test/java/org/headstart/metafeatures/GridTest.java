package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {

    private static Grid of(double... values) {
        return Grid.of(SortedValues.of(values));
    }

    private static int[] bins(double... values) {
        Grid grid = of(values);
        return IntStream.range(0, values.length).map(i -> grid.bin(i, 10)).toArray();
    }

    @Test
    void isOnePoint_rounding_isOne() {
        assertThat(of(0.1 + 0.2, 0.3).isOnePoint()).isTrue();
        assertThat(of(0.3, 0.3000001).isOnePoint()).isFalse();
        assertThat(of().isOnePoint()).isTrue();
    }

    @Test
    void bin_edges_belongToTheBinAbove() {
        assertThat(bins(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9);
    }

    @Test
    void bin_roundedEdges_belongToTheBinAbove() {
        assertThat(bins(0, 0.1, 0.2, 0.30000000000000004, 0.6, 0.7, 0.7999999999999999, 1))
                .containsExactly(0, 1, 2, 3, 6, 7, 8, 9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e300, 1e-300, Double.MIN_VALUE, 1.7e308})
    void bin_anySize_staysInRange(double size) {
        Grid grid = of(-size, size / 3, size);

        assertThat(IntStream.range(0, 3).map(i -> grid.bin(i, 10))).isSorted().allMatch(bin -> bin >= 0 && bin < 10);
    }

    @Test
    void shape_onlyRounding_isOneNumber() {
        SortedValues rounded = SortedValues.of(new double[] {0.3, 0.1 + 0.2});

        assertThat(Grid.of(rounded).shape(rounded).distinct()).isEqualTo(1);
    }

    @Test
    void shape_numbersApart_areAsTheyWere() {
        SortedValues apart = SortedValues.of(new double[] {0.3, 0.4, Math.PI});

        assertThat(Grid.of(apart).shape(apart)).isSameAs(apart);
    }
}
