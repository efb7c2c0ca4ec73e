package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.headstart.api.HeadstartException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against EJML. */
class FactorTest {

    private static DMatrixRMaj covariance(int size) {
        return RandomMatrices_DDRM.symmetricPosDef(size, new Random(size));
    }

    private static double[] vector(int size, long seed) {
        return new Random(seed).doubles(size).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void inverse_anySize_isThatOfTheCovariance(int size) {
        DMatrixRMaj covariance = covariance(size);
        DMatrixRMaj expected = new DMatrixRMaj(size, size);
        CommonOps_DDRM.invert(covariance, expected);

        assertThat(Factor.of(covariance).inverse().data).containsExactly(expected.data, within(1e-6));
        assertThat(Factor.of(covariance).logDeterminant())
                .isCloseTo(Math.log(CommonOps_DDRM.det(covariance)), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void solve_anySize_givesTheVectorBack(int size) {
        DMatrixRMaj covariance = covariance(size);
        double[] vector = vector(size, 1);
        DMatrixRMaj back = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.mult(
                covariance, new DMatrixRMaj(size, 1, true, Factor.of(covariance).solve(vector)), back);

        assertThat(back.data).containsExactly(vector, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void quadratics_manyVectors_areThoseOfEach(int size) {
        Factor factor = Factor.of(covariance(size));
        double[][] vectors = {vector(size, 1), vector(size, 2), vector(size, 3)};
        double[] expected = Arrays.stream(vectors)
                .mapToDouble(vector -> dot(vector, factor.solve(vector)))
                .toArray();

        assertThat(factor.quadratics(PriorPoints.transposed(vectors, size))).containsExactly(expected, within(1e-8));
        assertThat(factor.quadratic(vectors[0])).isCloseTo(expected[0], within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3})
    void of_singular_addsToTheDiagonalAsFarAsItMay(double correlation) {
        double[][] covariance = {{1, correlation}, {correlation, 1}};
        if (correlation > 1) {
            assertThatThrownBy(() -> Factor.of(covariance))
                    .isInstanceOf(HeadstartException.class)
                    .hasMessageContaining("2 rows");
        } else {
            assertThat(Factor.of(covariance).solve(new double[] {1, 1}))
                    .containsExactly(new double[] {.5, .5}, within(1e-3));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
