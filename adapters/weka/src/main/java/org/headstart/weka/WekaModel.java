package org.headstart.weka;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.jspecify.annotations.Nullable;
import weka.classifiers.Classifier;
import weka.core.Capabilities;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Utils;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.ReplaceMissingValues;

/**
 * A trained classifier of Weka. Where it gives no class any probability, the rows get the classes' shares of the training rows; a missing
 * number stays NaN. A classifier that cannot handle missing cells gets the means and modes of its training rows instead.
 */
final class WekaModel implements TrainedModel {

    private final String id;
    private final Classifier classifier;
    private final TrainingLayout layout;
    private final double[] classShares;
    private final @Nullable ReplaceMissingValues means;

    WekaModel(String id, Classifier classifier, Instances training) {
        this(
                id,
                classifier,
                new TrainingLayout(training.stringFreeStructure()),
                classShares(training),
                means(classifier, training));
    }

    private WekaModel(
            String id,
            Classifier classifier,
            TrainingLayout layout,
            double[] classShares,
            @Nullable ReplaceMissingValues means) {
        this.id = id;
        this.classifier = classifier;
        this.layout = layout;
        this.classShares = classShares;
        this.means = means;
    }

    /**
     * @param id   the learner's id
     * @param file what {@link #save} wrote
     * @return the model
     */
    static WekaModel load(String id, Path file) {
        try (WekaObjects objects = new WekaObjects(file)) {
            return new WekaModel(
                    id,
                    objects.next(Classifier.class),
                    new TrainingLayout(objects.next(Instances.class)),
                    objects.next(double[].class),
                    objects.nextOrNull(ReplaceMissingValues.class));
        } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
            throw new LearnerException(
                    "'" + file + "' cannot be read as a model of " + id + ": " + e + ".",
                    "it was not written by Headstart, or by another version of Weka.",
                    e);
        }
    }

    /** What fills missing cells for a classifier that knows none: means and modes of the training rows. */
    private static @Nullable ReplaceMissingValues means(Classifier classifier, Instances training) {
        if (classifier.getCapabilities().handles(Capabilities.Capability.MISSING_VALUES)) {
            return null;
        }
        try {
            ReplaceMissingValues means = new ReplaceMissingValues();
            means.setInputFormat(training);
            Filter.useFilter(training, means);
            return means;
        } catch (Exception e) { // all that Weka declares
            throw new LearnerException("The means of '" + training.relationName() + "' cannot be taken.", null, e);
        }
    }

    private static double[] classShares(Instances training) {
        if (!training.classAttribute().isNominal()) {
            return new double[0];
        }
        double[] shares = new double[training.numClasses()];
        training.forEach(row -> shares[(int) row.classValue()]++);
        Utils.normalize(shares);
        return shares;
    }

    @Override
    public Predictions predict(Dataset rows) {
        Instances arranged = layout.arrange(rows);
        double[][] values = new double[rows.rows()][];
        try {
            Instances instances = filled(arranged);
            for (int row = 0; row < values.length; row++) {
                values[row] = cleaned(classifier.distributionForInstance(instances.instance(row)));
            }
        } catch (Exception e) { // all that Weka declares
            throw new LearnerException(
                    "The model of " + id + " failed to predict rows of '" + rows.name() + "': " + e, null, e);
        }
        requireFinite(values, rows);
        return new Predictions(values);
    }

    private void requireFinite(double[][] values, Dataset rows) {
        for (int row = 0; row < values.length; row++) {
            if (!Arrays.stream(values[row]).allMatch(Double::isFinite)) {
                throw new LearnerException(
                        "The model of %s predicts %s for row %d of '%s'."
                                .formatted(id, Arrays.toString(values[row]), row + 1, rows.name()),
                        "all rows that it was trained on have the same target, or a column is constant.");
            }
        }
    }

    private Instances filled(Instances rows) throws Exception {
        return means == null ? rows : Filter.useFilter(rows, means);
    }

    private double[] cleaned(double[] prediction) {
        if (classShares.length == 0) {
            return new double[] {prediction[0]};
        }
        double[] positive = Arrays.stream(prediction).map(p -> p < 0 ? 0 : p).toArray(); // keeps NaN
        double sum = Arrays.stream(positive).sum();
        return sum == 0
                ? classShares.clone()
                : Arrays.stream(positive).map(p -> p / sum).toArray();
    }

    /**
     * Writes classifier and header as Weka's Explorer does, compressed when the name ends with {@code .gz}. What Weka does not ask for follows:
     * the classes' shares, and what fills missing cells.
     */
    @Override
    public void save(Path file) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                boolean compressed = target.toString().endsWith(".gz");
                OutputStream sink = compressed ? new GZIPOutputStream(out) : new BufferedOutputStream(out);
                SerializationHelper.writeAll(sink, new Object[] {classifier, layout.header(), classShares, means});
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (Exception e) { // writeAll declares nothing narrower
            discard(unfinished, e);
            throw new LearnerException(
                    "The model of " + id + " cannot be written to '" + file + "': " + e + ".",
                    e instanceof NotSerializableException
                            ? "another learner: Weka keeps parts in this one that Java cannot serialize."
                            : "the folder does not exist or is full.",
                    e);
        }
    }

    private static void discard(Path unfinished, Exception failure) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
