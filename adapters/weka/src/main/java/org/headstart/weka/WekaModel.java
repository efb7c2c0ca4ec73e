package org.headstart.weka;

import java.io.BufferedOutputStream;
import java.io.IOException;
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
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Utils;

/**
 * A trained classifier of Weka. Where it gives no class any probability, the rows get the classes' shares of the training rows; a missing
 * number stays NaN.
 */
final class WekaModel implements TrainedModel {

    private final String id;
    private final Classifier classifier;
    private final TrainingLayout layout;
    private final double[] classShares;

    WekaModel(String id, Classifier classifier, Instances training) {
        this.id = id;
        this.classifier = classifier;
        this.layout = new TrainingLayout(training.stringFreeStructure());
        this.classShares = classShares(training);
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
        Instances instances = layout.arrange(rows);
        double[][] values = new double[rows.rows()][];
        try {
            for (int row = 0; row < values.length; row++) {
                values[row] = cleaned(classifier.distributionForInstance(instances.instance(row)));
            }
        } catch (Exception e) { // all that Weka declares
            throw new LearnerException(
                    "The model of " + id + " failed to predict rows of '" + rows.name() + "': " + e, null, e);
        }
        return new Predictions(values);
    }

    private double[] cleaned(double[] prediction) {
        if (classShares.length == 0) {
            return new double[] {prediction[0]};
        }
        double sum = Arrays.stream(prediction).sum();
        if (sum == 0) {
            return classShares.clone();
        }
        return Arrays.stream(prediction).map(probability -> probability / sum).toArray();
    }

    /** Writes classifier and header as Weka's Explorer does, compressed when the name ends with {@code .gz}. */
    @Override
    public void save(Path file) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                boolean compressed = target.toString().endsWith(".gz");
                OutputStream sink = compressed ? new GZIPOutputStream(out) : new BufferedOutputStream(out);
                SerializationHelper.writeAll(sink, new Object[] {classifier, layout.header()});
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (Exception e) { // writeAll declares nothing narrower
            discard(unfinished, e);
            throw new LearnerException(
                    "The model of " + id + " cannot be written to '" + file + "': " + e.getMessage() + ".",
                    "the folder does not exist or is full.",
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
