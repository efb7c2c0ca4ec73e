package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.NumericColumn;
import org.junit.jupiter.api.Test;

class JointTest {

    private static Discrete column(int... codes) {
        int levels = IntStream.of(codes).max().orElse(-1) + 1;
        List<String> names = IntStream.range(0, levels).mapToObj(i -> "l" + i).toList();
        return Discrete.feature(CategoricalColumn.of("c", codes, names), new double[0]);
    }

    @Test
    void of_independentColumns_holdsNoInformation() {
        Joint joint = Joint.of(column(0, 0, 1, 1), column(0, 1, 0, 1));
        assertThat(joint.entropy()).isCloseTo(2, within(1e-15));
        assertThat(joint.information()).isZero();
        assertThat(joint.firstFromSecond()).isZero();
    }

    @Test
    void of_equalColumns_eachTellsTheOther() {
        Joint joint = Joint.of(column(0, 1, 2, 0), column(2, 1, 0, 2));
        assertThat(joint.entropy()).isCloseTo(1.5, within(1e-15));
        assertThat(joint.information()).isCloseTo(1.5, within(1e-15));
        assertThat(joint.firstFromSecond()).isCloseTo(1, within(1e-15));
        assertThat(joint.secondFromFirst()).isCloseTo(1, within(1e-15));
    }

    /** Two by two with counts 3, 1, 1, 3: tau = (sum of p squared over the column's share - 1/2) / (1/2) = 1/4. */
    @Test
    void of_weakAssociation_isGoodmanAndKruskalsTau() {
        Joint joint = Joint.of(column(0, 0, 0, 0, 1, 1, 1, 1), column(0, 0, 0, 1, 0, 1, 1, 1));
        assertThat(joint.firstFromSecond()).isCloseTo(0.25, within(1e-15));
        assertThat(joint.secondFromFirst()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void of_constantColumn_hasNoTauForIt() {
        Joint joint = Joint.of(column(0, 0, 0), column(0, 1, 1));
        assertThat(joint.firstFromSecond()).isNaN();
        assertThat(joint.secondFromFirst()).isZero();
    }

    @Test
    void of_missingCells_areALevelOfAFeatureAndNoneOfATarget() {
        CategoricalColumn column = CategoricalColumn.of("c", new int[] {0, -1, 3, -1}, List.of("a", "b", "c", "d"));
        assertThat(Discrete.feature(column, new double[0]).counts()).containsExactly(1, 1, 2);
        assertThat(Discrete.target(column, new double[0]).counts()).containsExactly(1, 1);
        assertThat(Discrete.target(column, new double[0]).codes()).containsExactly(0, -1, 1, -1);
    }

    @Test
    void of_manyLevels_sparseCountsAgreeWithFullOnes() {
        long seed = 5;
        Random random = new Random(seed);
        int[] few = random.ints(2000, 0, 7).toArray();
        int[] many = random.ints(2000, 0, 1500).toArray();
        Joint full = Joint.of(column(few), column(random.ints(2000, 0, 9).toArray()));
        Joint sparse = Joint.of(column(many), column(many));
        assertThat(full.information()).isGreaterThan(0);
        assertThat(sparse.information()).isCloseTo(column(many).entropy(), within(1e-9));
        assertThat(sparse.firstFromSecond()).isCloseTo(1, within(1e-12));
    }

    @Test
    void feature_numericColumn_isCutAtQuantiles() {
        double[] values = IntStream.range(0, 27).mapToDouble(i -> i).toArray();
        double[] cuts = EqualFrequency.cuts(SortedValues.of(values), EqualFrequency.bins(27));
        assertThat(cuts).hasSize(2);
        assertThat(Discrete.feature(NumericColumn.of("x", values), cuts).counts())
                .containsExactly(9, 9, 9);
    }

    @Test
    void bins_ofCubes_areExact() {
        assertThat(IntStream.of(0, 1, 7, 8, 63, 64, 124, 125, 1_000_000, 999_999)
                        .map(EqualFrequency::bins))
                .containsExactly(0, 1, 1, 2, 3, 4, 4, 5, 100, 99);
    }

    @Test
    void cuts_repeatedValues_standOnce() {
        double[] values = {1, 1, 1, 1, 1, 1, 2, 3};
        assertThat(EqualFrequency.cuts(SortedValues.of(values), 4)).containsExactly(1, 1.25);
    }
}
