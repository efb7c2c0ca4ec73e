package org.headstart.metafeatures;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A sample with what several measures of complexity share, each computed when first asked for, once. Thread-safe. */
final class ComplexityTable {

    private static final int BLOCK = 32;

    private final CanonicalSample sample;
    private final Workers workers;
    private final long seed;
    private final Lazy<Distances> gower;
    private final Lazy<Neighbourhoods> neighbourhoods;
    private final Lazy<ClassNetwork> network;
    private final Lazy<ClassPairs> pairs;
    private final Lazy<FisherRatios> ratios;
    private final Lazy<List<LinearSeparation>> separations;
    private final Lazy<Integer> components;
    private final Lazy<RegressionComplexity> regression;

    ComplexityTable(CanonicalSample sample, Workers workers, long seed) {
        this.sample = sample;
        this.workers = workers;
        this.seed = seed;
        this.gower = new Lazy<>(() -> Distances.of(Distances.Form.GOWER, sample.columns(), sample.rows()));
        this.neighbourhoods = new Lazy<>(() -> Neighbourhoods.of(sample, gower(), workers));
        this.network = new Lazy<>(() -> ClassNetwork.of(neighbourhoods(), workers));
        this.pairs = new Lazy<>(() -> new ClassPairs(sample));
        this.ratios = new Lazy<>(() -> new FisherRatios(sample));
        this.separations = new Lazy<>(() -> LinearSeparation.of(sample, pairs(), seed, workers));
        this.regression = new Lazy<>(() -> new RegressionComplexity(sample, workers, seed));
        this.components = new Lazy<>(() -> PrincipalComponents.needed(sample, workers));
    }

    CanonicalSample sample() {
        return sample;
    }

    /** Distances between the rows of the sample, each column from 0 to 1. */
    Distances gower() {
        return gower.get();
    }

    Neighbourhoods neighbourhoods() {
        return neighbourhoods.get();
    }

    ClassNetwork network() {
        return network.get();
    }

    ClassPairs pairs() {
        return pairs.get();
    }

    FisherRatios ratios() {
        return ratios.get();
    }

    /** How well each pair of classes is separated by a plane, in the order of pairs. */
    List<LinearSeparation> separations() {
        return separations.get();
    }

    /** How many principal components are needed; 0 if no column varies. */
    int components() {
        return components.get();
    }

    /** How complex it is to predict a numeric target; only for a sample with one that varies and at least one column. */
    RegressionComplexity regression() {
        return regression.get();
    }

    /** [pairs], a measure of each pair of classes. */
    double[] eachPair(ToDoubleFunction<ClassPairs.Pair> measure) {
        return pairs().each(workers, measure);
    }

    /** The share of rows that the minimum spanning tree joins to one of another class. */
    double borderline() {
        int[] parents = SpanningTree.parents(gower());
        boolean[] border = new boolean[parents.length];
        for (int row = 0; row < parents.length; row++) {
            if (parents[row] >= 0 && sample.classOf(row) != sample.classOf(parents[row])) {
                border[row] = true;
                border[parents[row]] = true;
            }
        }
        return IntStream.range(0, border.length).filter(row -> border[row]).count() / (double) border.length;
    }

    /** Hyperspheres that hold all rows, for each row. */
    double hyperspheres() {
        return (double) Hyperspheres.covering(sample, gower(), neighbourhoods(), workers) / sample.rows();
    }

    /** [rows], 1 for each new row between two rows of one class whose nearest row is of another, 0 for the others. */
    double[] errorsBetween() {
        int[][] classes = sample.rowsByClass();
        double[] errors = new double[sample.rows()];
        int start = 0;
        for (int code = 0; code < classes.length; code++) {
            Interpolation drawn = new Interpolation(classes[code], seed + code);
            int blocks = (drawn.size() + BLOCK - 1) / BLOCK;
            int first = start;
            int owner = code;
            workers.map(blocks, block -> {
                double[] from = new double[errors.length];
                for (int i = block * BLOCK; i < Math.min(drawn.size(), (block + 1) * BLOCK); i++) {
                    double[] cells = drawn.row(i, gower().cells());
                    gower().from(cells, from);
                    errors[first + i] = sample.classOf(nearest(from)) == owner ? 0 : 1;
                }
                return block;
            });
            start += drawn.size();
        }
        return errors;
    }

    private static int nearest(double[] distances) {
        int nearest = 0;
        for (int row = 1; row < distances.length; row++) {
            nearest = (float) distances[row] < (float) distances[nearest] ? row : nearest;
        }
        return nearest;
    }
}
