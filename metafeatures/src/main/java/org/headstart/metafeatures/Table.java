package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/** A dataset with what several features share, each computed when first asked for, once. Thread-safe. */
final class Table {

    /** The most columns that every pair of is looked at for contingency tables. */
    static final int PAIRED_COLUMNS = 200;

    /** The most columns of a covariance matrix. */
    static final int MATRIX_COLUMNS = 500;

    private static final double[] NO_CUTS = {};

    private final Dataset dataset;
    private final Workers workers;
    private final List<Column> features;
    private final List<NumericColumn> numeric;
    private final Lazy<List<NumericProfile>> profiles;
    private final Lazy<List<Discrete>> discretes;
    private final Lazy<Discrete> target;
    private final Lazy<NumericProfile> targetProfile;
    private final Lazy<List<Joint>> targetJoints;
    private final Lazy<Missingness> missingness;
    private final Lazy<SortedValues> sortedTarget;
    private final Lazy<double[]> standardisedTarget;
    private final Lazy<FeaturePairs> featurePairs;
    private final Lazy<Covariances> covariances;
    private final Lazy<Discriminants> discriminants;
    private final Lazy<Sample> sample;
    private final Map<Distances.Form, Lazy<Distances>> distances = new EnumMap<>(Distances.Form.class);
    private final Lazy<Clusters> clusters;
    private final Lazy<Neighbourhood> neighbourhood;
    private final Lazy<LandmarkSample> landmarkSample;
    private final Lazy<LandmarkScores> landmarks;
    private final Lazy<LandmarkRanks> landmarkRanks;
    private final Lazy<SplitTree> tree;
    private final Lazy<ComplexityTable> complexity;

    Table(Dataset dataset, Workers workers, long seed) {
        this.dataset = dataset;
        this.workers = workers;
        this.features = dataset.features();
        this.numeric = numeric(features);
        ShapiroWilk test = new ShapiroWilk();
        this.profiles = new Lazy<>(() -> workers.map(
                numeric.size(), i -> NumericProfile.of(numeric.get(i).toArray(), test)));
        this.discretes = new Lazy<>(this::discretise);
        this.targetProfile =
                new Lazy<>(() -> NumericProfile.of(dataset.numericTarget().toArray(), test));
        this.target = new Lazy<>(() -> Discrete.target(
                dataset.target(), isClassification() ? NO_CUTS : targetProfile().cuts()));
        this.targetJoints = new Lazy<>(this::joinWithTarget);
        this.missingness = new Lazy<>(() -> Missingness.of(features, rows(), workers));
        this.sortedTarget =
                new Lazy<>(() -> SortedValues.of(dataset.numericTarget().toArray()));
        this.standardisedTarget = new Lazy<>(this::standardiseTarget);
        this.featurePairs = new Lazy<>(() -> FeaturePairs.of(
                Arrays.stream(Chosen.columns(features, PAIRED_COLUMNS))
                        .mapToObj(discretes()::get)
                        .toList(),
                workers));
        this.covariances = new Lazy<>(() -> Covariances.of(this, workers));
        this.discriminants = new Lazy<>(() -> Discriminants.of(this, workers));
        this.sample = new Lazy<>(() -> Sample.of(dataset, target(), seed));
        for (Distances.Form form : Distances.Form.values()) {
            distances.put(form, new Lazy<>(() -> Distances.of(form, sample())));
        }
        this.clusters = new Lazy<>(() -> Clusters.of(sample(), distances(Distances.Form.EUCLIDEAN), workers));
        this.neighbourhood = new Lazy<>(
                () -> Neighbourhood.of(sample(), distances(Distances.Form.SCALED_EUCLIDEAN), targetRows(), workers));
        this.landmarkSample = new Lazy<>(() -> LandmarkSample.of(sample(), workers, seed));
        this.landmarks = new Lazy<>(() -> new LandmarkScores(landmarkSample(), workers));
        this.landmarkRanks = new Lazy<>(() -> LandmarkRanks.of(this));
        this.tree = new Lazy<>(() -> SplitTree.full(landmarkSample()));
        this.complexity = new Lazy<>(() -> new ComplexityTable(CanonicalSample.of(sample()), workers, seed));
    }

    private static List<NumericColumn> numeric(List<Column> features) {
        List<NumericColumn> numeric = new ArrayList<>();
        for (Column feature : features) {
            if (feature instanceof NumericColumn column) {
                numeric.add(column);
            }
        }
        return numeric;
    }

    int rows() {
        return dataset.rows();
    }

    List<Column> features() {
        return features;
    }

    /** The numeric features, in order. */
    List<NumericColumn> numeric() {
        return numeric;
    }

    Column targetColumn() {
        return dataset.target();
    }

    boolean isClassification() {
        return dataset.target() instanceof CategoricalColumn;
    }

    /** What is known of each numeric feature, in order. */
    List<NumericProfile> profiles() {
        return profiles.get();
    }

    /** The features as codes, in order; a missing cell is a level of its own. */
    List<Discrete> discretes() {
        return discretes.get();
    }

    /** The target as codes; -1 where it is missing. A numeric target is cut into bins. */
    Discrete target() {
        return target.get();
    }

    /** What is known of a numeric target. */
    NumericProfile targetProfile() {
        return targetProfile.get();
    }

    /** Rows whose target is known. */
    int targetRows() {
        return rows() - dataset.target().missingCount();
    }

    boolean targetVaries() {
        return isClassification() ? target().levels() > 1 : targetProfile().distinct() > 1;
    }

    /** Each feature with the target, in order. */
    List<Joint> targetJoints() {
        return targetJoints.get();
    }

    /** Covariances of the numeric features. */
    Covariances covariances() {
        return covariances.get();
    }

    /** How the numeric features and the target hang together. */
    Discriminants discriminants() {
        return discriminants.get();
    }

    /** Rows for what is too dear for all; only for a table that has rows with a finite target. */
    Sample sample() {
        return sample.get();
    }

    /** Distances between the rows of the sample. */
    Distances distances(Distances.Form form) {
        return Objects.requireNonNull(distances.get(form)).get();
    }

    /** How well the classes of the sample are clusters; only where it has two. */
    Clusters clusters() {
        return clusters.get();
    }

    /** What surrounds each row of the sample; only where it has two. */
    Neighbourhood neighbourhood() {
        return neighbourhood.get();
    }

    /** The sample without gaps, sorted, with folds. */
    LandmarkSample landmarkSample() {
        return landmarkSample.get();
    }

    /** Threads that share a loop. */
    Workers workers() {
        return workers;
    }

    /** How well simple learners do. */
    LandmarkScores landmarks() {
        return landmarks.get();
    }

    /** How well they do beside each other. */
    LandmarkRanks landmarkRanks() {
        return landmarkRanks.get();
    }

    /** A full tree of the sample. */
    SplitTree tree() {
        return tree.get();
    }

    /** What measures of complexity share. */
    ComplexityTable complexity() {
        return complexity.get();
    }

    /** Which cells of the features are missing. */
    Missingness missingness() {
        return missingness.get();
    }

    /** A numeric target in ascending order. */
    SortedValues sortedTarget() {
        return sortedTarget.get();
    }

    /** [rows], a numeric target with mean 0 and standard deviation 1, NaN = missing; only where its variance is a number. Not copied. */
    double[] standardisedTarget() {
        return standardisedTarget.get();
    }

    /** Every pair of features, of at most {@link #PAIRED_COLUMNS}; only for a table that has a feature. */
    FeaturePairs featurePairs() {
        return featurePairs.get();
    }

    private double[] standardiseTarget() {
        double sd = Math.sqrt(targetProfile().variance());
        double[] values = dataset.numericTarget().toArray();
        for (int row = 0; row < values.length; row++) {
            values[row] = (values[row] - targetProfile().mean()) / sd;
        }
        return values;
    }

    private List<Discrete> discretise() {
        List<double[]> cuts = new ArrayList<>();
        int next = 0;
        for (Column feature : features) {
            cuts.add(feature instanceof NumericColumn ? profiles().get(next++).cuts() : NO_CUTS);
        }
        return workers.map(features.size(), i -> Discrete.feature(features.get(i), cuts.get(i)));
    }

    private List<Joint> joinWithTarget() {
        List<Discrete> all = discretes();
        Discrete classes = target();
        return workers.map(all.size(), i -> Joint.of(all.get(i), classes));
    }
}
