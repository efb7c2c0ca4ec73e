package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The network of rows in which a row is joined to its nearest rows, and no row to one of another class. Lorena et al., How complex is your
 * classification problem?, 2019, section 3.5. Immutable and thread-safe.
 */
final class ClassNetwork {

    private static final int STEPS = 40;
    private static final int CHECK = 5;
    private static final int RESTARTS = 50;
    private static final double PRECISION = 1e-12;
    private static final double SAME = 1e-10;

    private final BitMatrix[] classes;
    private final int rows;
    private final Workers workers;

    private ClassNetwork(BitMatrix[] classes, Workers workers) {
        this.classes = classes;
        this.rows = Arrays.stream(classes).mapToInt(BitMatrix::size).sum();
        this.workers = workers;
    }

    static ClassNetwork of(Neighbourhoods neighbourhoods, Workers workers) {
        BitMatrix[] classes = neighbourhoods.near();
        workers.map(classes.length, i -> {
            classes[i].makeSymmetric();
            return i;
        });
        return new ClassNetwork(classes, workers);
    }

    /** Joined pairs among all pairs of rows, 0 to 1. */
    double density() {
        long ends = 0;
        for (BitMatrix graph : classes) {
            for (int row = 0; row < graph.size(); row++) {
                ends += graph.count(row);
            }
        }
        return ends / (rows * (rows - 1.0));
    }

    /** Closed among all paths of two edges, 0 to 1; 0 if there is no such path. Newman, Watts and Strogatz, 2002. */
    double transitivity() {
        long paths = 0;
        long closed = 0;
        for (BitMatrix graph : classes) {
            for (int row = 0; row < graph.size(); row++) {
                long degree = graph.count(row);
                paths += degree * (degree - 1);
            }
            closed += workers.map(graph.size(), row -> closed(graph, row)).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return paths == 0 ? 0 : (double) closed / paths;
    }

    /** Twice the pairs of a row's neighbours that are joined, as seen from rows before it only: each edge is looked at once and counts for both ends. */
    private static long closed(BitMatrix graph, int row) {
        long[] closed = {0};
        graph.forEach(row, other -> closed[0] += other < row ? 2L * graph.common(row, other) : 0);
        return closed[0];
    }

    /**
     * [rows], how central each row is: the principal eigenvector of the network, its greatest entry 1; 0 for rows outside the component with the greatest
     * eigenvalue. Kleinberg, Authoritative sources in a hyperlinked environment, 1999; in an undirected network hubs are authorities.
     */
    double[] hubs() {
        List<Component> components = new ArrayList<>();
        int start = 0;
        for (BitMatrix graph : classes) {
            components.addAll(Component.of(graph, start));
            start += graph.size();
        }
        components.sort((a, b) -> Integer.compare(b.bound, a.bound));
        double[] hubs = new double[rows];
        double greatest = 0;
        for (Component component : components) {
            if (component.bound < greatest * (1 - SAME)) {
                break;
            }
            double value = component.solve();
            if (value > greatest * (1 + SAME)) {
                Arrays.fill(hubs, 0);
                greatest = value;
            }
            if (value >= greatest * (1 - SAME)) {
                component.copyTo(hubs);
            }
        }
        return hubs;
    }

    /** Rows that paths lead between, and the eigenvector that is positive in all of them (Perron and Frobenius). */
    private static final class Component {

        private final BitMatrix graph;
        private final int start;
        private final int[] members;

        /** No eigenvalue is greater than the greatest degree. */
        private final int bound;

        private double[] vector;

        private Component(BitMatrix graph, int start, int[] members) {
            this.graph = graph;
            this.start = start;
            this.members = members;
            this.bound = IntStream.of(members).map(graph::count).max().orElse(0);
            this.vector = new double[graph.size()];
            for (int row : members) {
                vector[row] = graph.count(row) + 1.0;
            }
        }

        static List<Component> of(BitMatrix graph, int start) {
            List<Component> components = new ArrayList<>();
            boolean[] seen = new boolean[graph.size()];
            int[] queue = new int[graph.size()];
            for (int row = 0; row < seen.length; row++) {
                if (!seen[row]) {
                    seen[row] = true;
                    queue[0] = row;
                    int[] size = {1};
                    for (int next = 0; next < size[0]; next++) {
                        graph.forEach(queue[next], other -> {
                            if (!seen[other]) {
                                seen[other] = true;
                                queue[size[0]++] = other;
                            }
                        });
                    }
                    components.add(new Component(graph, start, Arrays.copyOf(queue, size[0])));
                }
            }
            return components;
        }

        /** The greatest eigenvalue, by the method of Lanczos, 1950, with full orthogonalisation, restarted until it is exact. */
        double solve() {
            double value = 0;
            for (int restart = 0; restart < RESTARTS; restart++) {
                Krylov space = new Krylov(graph, members, vector);
                value = space.value();
                vector = space.vector();
                if (space.isExact()) {
                    break;
                }
            }
            return value;
        }

        void copyTo(double[] hubs) {
            double most = 0;
            for (int row : members) {
                most = Math.max(most, Math.abs(vector[row]));
            }
            for (int row : members) {
                hubs[start + row] = Math.abs(vector[row]) / most;
            }
        }
    }

    /** The best approximation of the principal eigenvector in a space of few dimensions, which grows until that is exact. */
    private static final class Krylov {

        private final List<double[]> basis = new ArrayList<>();
        private final double[] diagonal = new double[STEPS];
        private final double[] beside = new double[STEPS];
        private double value;
        private double residual = Double.POSITIVE_INFINITY;
        private DMatrixRMaj weights = new DMatrixRMaj(0, 0);

        Krylov(BitMatrix graph, int[] members, double[] start) {
            double[] next = start.clone();
            double norm = norm(next);
            int most = Math.min(STEPS, members.length);
            for (int step = 0; step < most && !isExact(); step++) {
                subtract(next, 1 - 1 / norm, next);
                basis.add(next);
                next = times(graph, members, next);
                diagonal[step] = product(next, basis.get(step));
                orthogonalise(next);
                norm = norm(next);
                beside[step] = norm;
                if ((step + 1) % CHECK == 0 || step + 1 == most || norm <= PRECISION * diagonal[0]) {
                    approximate();
                }
            }
        }

        boolean isExact() {
            return residual <= PRECISION * value;
        }

        double value() {
            return value;
        }

        double[] vector() {
            double[] vector = new double[basis.get(0).length];
            for (int i = 0; i < basis.size(); i++) {
                subtract(vector, -weights.get(i), basis.get(i));
            }
            return vector;
        }

        private static double[] times(BitMatrix graph, int[] members, double[] vector) {
            double[] product = new double[vector.length];
            for (int row : members) {
                product[row] = graph.sum(row, vector);
            }
            return product;
        }

        /** Twice is enough. Parlett, The Symmetric Eigenvalue Problem, 1980, section 6.9. */
        private void orthogonalise(double[] vector) {
            for (int i = 0; i < 2; i++) {
                for (double[] direction : basis) {
                    subtract(vector, product(vector, direction), direction);
                }
            }
        }

        /** The greatest eigenvalue of the tridiagonal matrix, its vector, and by how much that fails. */
        private void approximate() {
            int size = basis.size();
            DMatrixRMaj small = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                small.set(i, i, diagonal[i]);
                if (i + 1 < size) {
                    small.set(i, i + 1, beside[i]);
                    small.set(i + 1, i, beside[i]);
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
            eigen.decompose(small);
            int most = 0;
            for (int i = 1; i < size; i++) {
                boolean greater = eigen.getEigenvalue(i).getReal()
                        > eigen.getEigenvalue(most).getReal();
                most = greater ? i : most;
            }
            value = eigen.getEigenvalue(most).getReal();
            weights = eigen.getEigenVector(most);
            residual = Math.abs(weights.get(size - 1) * beside[size - 1]);
        }

        private static double norm(double[] vector) {
            return Math.sqrt(product(vector, vector));
        }

        private static double product(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static void subtract(double[] vector, double times, double[] other) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= times * other[i];
            }
        }
    }
}
