package org.headstart.search;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.headstart.api.HeadstartException;

/** The Cholesky factor of a covariance matrix, with as little added to its diagonal as the decomposition needs. Immutable. */
final class Factor {

    private static final double FIRST_JITTER = 1e-10;
    private static final double LAST_JITTER = 1e-1;

    private final LinearSolverChol_DDRM solver;
    private final double[] lower;
    private final int size;

    private Factor(LinearSolverChol_DDRM solver, double[] lower, int size) {
        this.solver = solver;
        this.lower = lower;
        this.size = size;
    }

    /** @param covariance symmetric and finite; not changed */
    static Factor of(DMatrixRMaj covariance) {
        for (double jitter = 0; jitter <= LAST_JITTER; jitter = jitter == 0 ? FIRST_JITTER : jitter * 10) {
            DMatrixRMaj shifted = covariance.copy();
            for (int i = 0; i < shifted.numRows; i++) {
                shifted.add(i, i, jitter);
            }
            LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(new CholeskyDecompositionInner_DDRM(true));
            if (solver.setA(shifted)) {
                double[] lower = solver.getDecomposition().getT(null).data;
                return new Factor(solver, lower, shifted.numRows);
            }
        }
        throw new HeadstartException("A covariance matrix of " + covariance.numRows
                + " rows is not positive definite, even with " + LAST_JITTER + " added to its diagonal.");
    }

    /** The inverse of the covariance. */
    DMatrixRMaj inverse() {
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        solver.invert(inverse);
        return inverse;
    }

    /** The covariance's inverse times a vector. */
    double[] solve(double[] vector) {
        double[] solution = vector.clone();
        TriangularSolver_DDRM.solveL(lower, solution, size);
        TriangularSolver_DDRM.solveTranL(lower, solution, size);
        return solution;
    }

    /** The squared length of the factor's inverse times a vector: the quadratic form of the covariance's inverse. */
    double quadratic(double[] vector) {
        double[] solution = vector.clone();
        TriangularSolver_DDRM.solveL(lower, solution, size);
        double sum = 0;
        for (double value : solution) {
            sum += value * value;
        }
        return sum;
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(lower[i * size + i]);
        }
        return 2 * sum;
    }
}
