package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.junit.jupiter.api.Test;

class ItemsetTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    private static Map<String, MetaFeatureValue> values(int threads, int[]... columns) {
        List<Column> all = new ArrayList<>();
        for (int[] codes : columns) {
            int levels = IntStream.of(codes).max().orElse(-1) + 1;
            List<String> names =
                    IntStream.range(0, levels).mapToObj(i -> "l" + i).toList();
            all.add(CategoricalColumn.of("c" + all.size(), codes, names));
        }
        all.add(CategoricalColumn.of("y", new int[columns[0].length], List.of("a")));
        return new DefaultMetaFeatureExtractor()
                .extract(Dataset.of("t", all, "y"), new Options(Set.of("itemset"), Set.of(), null, 1, threads))
                .vector()
                .values();
    }

    private static double number(Map<String, MetaFeatureValue> values, String name) {
        return ((Known) values.get(name)).value();
    }

    /** Levels of 3, 1 and 1 (missing) rows beside levels of 2 and 3: 3 + 2 - 2 * 2, 3 + 3 - 2, 1 + 2, 1 + 3 - 2, 1 + 2, 1 + 3 - 2 of 5 rows. */
    @Test
    void extract_twoColumns_areTheDefinitions() {
        Map<String, MetaFeatureValue> values = values(1, new int[] {0, 0, 0, 1, -1}, new int[] {0, 0, 1, 1, 1});

        assertThat(number(values, "one_itemset.count")).isEqualTo(5);
        assertThat(number(values, "one_itemset.mean")).isCloseTo(2 / 5.0, CLOSE);
        assertThat(number(values, "two_itemset.count")).isEqualTo(6);
        double[] sorted = {1, 2, 2, 3, 3, 4};
        assertThat(number(values, "two_itemset.sum"))
                .isCloseTo(DoubleStream.of(sorted).sum() / 5, CLOSE);
        assertThat(number(values, "two_itemset.median")).isCloseTo(2.5 / 5, CLOSE);
        assertThat(number(values, "two_itemset.max")).isCloseTo(4 / 5.0, CLOSE);
    }

    @Test
    void extract_oneColumn_hasNoPairs() {
        Map<String, MetaFeatureValue> values = values(1, new int[] {0, 1});

        assertThat(values.get("two_itemset.mean"))
                .isEqualTo(new NotApplicable("there must be two features, but there are 1"));
    }

    @Test
    void extract_randomColumns_areThoseOfPlainCounting() {
        long seed = 7;
        Random random = new Random(seed);
        int[][] columns = new int[6][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = random.ints(200, 0, 2 + 40 * i).toArray();
        }
        double[] plain = plain(columns);
        Map<String, MetaFeatureValue> values = values(3, columns);
        Map<String, MetaFeatureValue> expected = Summary.of("two_itemset", new Measured.Many(plain, ""));

        expected.forEach((name, value) -> assertThat(number(values, name))
                .as("%s, seed %d", name, seed)
                .isCloseTo(((Known) value).value(), within(1e-9)));
    }

    private static double[] plain(int[][] columns) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < i; j++) {
                int[] first = columns[i];
                int[] second = columns[j];
                for (int a : IntStream.of(first).distinct().toArray()) {
                    for (int b : IntStream.of(second).distinct().toArray()) {
                        values.add(IntStream.range(0, first.length)
                                        .filter(row -> (first[row] == a) != (second[row] == b))
                                        .count()
                                / (double) first.length);
                    }
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Ten thousand million pairs of levels. */
    @Test
    void extract_aHundredThousandLevels_countsAllPairs() {
        int[] each = IntStream.range(0, 100_000).toArray();
        int[] backwards =
                IntStream.range(0, each.length).map(i -> each.length - 1 - i).toArray();
        Map<String, MetaFeatureValue> values = values(1, each, backwards);

        assertThat(number(values, "two_itemset.count")).isEqualTo(1e10);
        assertThat(number(values, "two_itemset.min")).isZero();
        assertThat(number(values, "two_itemset.median")).isEqualTo(2e-5);
        assertThat(number(values, "two_itemset.sum")).isCloseTo((1e10 - 1e5) * 2e-5, within(1e-3));
    }
}
