package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void of_missingAndInfinite_staysMissingAndTakesExtremes() {
        double[][] columns = Encoding.of(List.of(NumericColumn.of("x", 1, 3, Double.NaN, INF, -INF)));

        assertThat(columns[0]).containsExactly(1, 3, Double.NaN, 3, 1);
    }

    @Test
    void filled_missing_takesTheMean() {
        double[][] columns = {{1, 3, Double.NaN}, {Double.NaN, Double.NaN, Double.NaN}};

        assertThat(Encoding.filled(columns)).isDeepEqualTo(new double[][] {{1, 3, 2}, {0, 0, 0}});
    }

    @Test
    void of_noFiniteNumber_isMissing() {
        assertThat(Encoding.of(List.of(NumericColumn.of("x", Double.NaN, INF)))[0])
                .containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void of_hugeNumbers_areMadeSmall() {
        double[] column = Encoding.of(List.of(NumericColumn.of("x", 1e308, -5e307, 0)))[0];

        assertThat(column).containsExactly(1, -0.5, 0);
    }

    @Test
    void of_twoLevels_isOneColumn() {
        CategoricalColumn two = CategoricalColumn.of("c", new int[] {0, 2, 2, -1}, List.of("a", "never", "b"));

        assertThat(Encoding.of(List.of(two))).hasDimensions(1, 4);
        assertThat(Encoding.of(List.of(two))[0]).containsExactly(0, 1, 1, Double.NaN);
    }

    @Test
    void of_moreLevels_isAColumnEach() {
        CategoricalColumn three = CategoricalColumn.of("c", new int[] {0, 1, 2, -1}, List.of("a", "b", "c"));

        assertThat(Encoding.of(List.of(three))).hasDimensions(3, 4);
        assertThat(Encoding.of(List.of(three))[1]).containsExactly(0, 1, 0, Double.NaN);
    }

    @Test
    void of_oneLevel_isNoColumn() {
        assertThat(Encoding.of(List.of(CategoricalColumn.of("c", new int[] {0, 0}, List.of("a")))))
                .isEmpty();
    }

    @Test
    void of_manyLevels_keepsTheMostFrequent() {
        int[] codes = IntStream.range(0, 300).map(i -> i < 100 ? 299 : i).toArray();
        List<String> levels = IntStream.range(0, 300).mapToObj(i -> "l" + i).toList();
        double[][] columns = Encoding.of(List.of(CategoricalColumn.of("c", codes, levels)));

        assertThat(columns.length).isEqualTo(50);
        assertThat(Arrays.stream(columns[49]).sum()).isEqualTo(101);
    }

    @Test
    void of_tooManyColumns_choosesByNameAndNotByOrder() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            columns.add(NumericColumn.of("x" + i, i));
        }
        double[] chosen = Arrays.stream(Encoding.of(columns))
                .mapToDouble(column -> column[0])
                .sorted()
                .toArray();
        Collections.shuffle(columns, new Random(1));

        assertThat(chosen).hasSize(Encoding.MOST);
        assertThat(Arrays.stream(Encoding.of(columns))
                        .mapToDouble(column -> column[0])
                        .sorted()
                        .toArray())
                .containsExactly(chosen);
    }

    @Test
    void of_manyLevelsOfTheSameFrequency_choosesByNameAndNotByOrder() {
        int[] codes = IntStream.range(0, 120).map(i -> i % 60).toArray();
        List<String> levels =
                new ArrayList<>(IntStream.range(0, 60).mapToObj(i -> "l" + i).toList());
        double[][] columns = Encoding.of(List.of(CategoricalColumn.of("c", codes, levels)));
        Collections.reverse(levels);
        int[] reversed = Arrays.stream(codes).map(code -> 59 - code).toArray();
        double[][] turned = Encoding.of(List.of(CategoricalColumn.of("c", reversed, levels)));

        assertThat(columns.length).isEqualTo(50);
        assertThat(Arrays.asList(turned)).containsExactlyInAnyOrder(columns);
    }
}
