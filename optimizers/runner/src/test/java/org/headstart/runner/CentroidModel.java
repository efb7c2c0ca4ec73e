package org.headstart.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;

/**
 * The centroids of classes; one centroid with the mean target for regression.
 *
 * @param centroids [classes, or 1][features]
 * @param mean      the mean target, for regression
 * @param classes   the number of classes; 0 for regression
 * @param rows      how many rows it was trained on
 */
record CentroidModel(double[][] centroids, double mean, int classes, int rows) implements TrainedModel {

    static CentroidModel of(Dataset training, double noise, long seed) {
        int classes = training.target() instanceof CategoricalColumn target
                ? target.levels().size()
                : 0;
        int features = training.features().size();
        double[][] sums = new double[Math.max(1, classes)][features];
        int[] counts = new int[Math.max(1, classes)];
        double total = 0;
        for (int row = 0; row < training.rows(); row++) {
            int k = training.target() instanceof CategoricalColumn target ? target.code(row) : 0;
            counts[k]++;
            total += training.target() instanceof NumericColumn target ? target.value(row) : 0;
            for (int j = 0; j < features; j++) {
                sums[k][j] += cell(training.features().get(j), row);
            }
        }
        Random random = new Random(seed);
        for (int k = 0; k < sums.length; k++) {
            for (int j = 0; j < features; j++) {
                sums[k][j] = sums[k][j] / Math.max(1, counts[k]) + noise * random.nextGaussian();
            }
        }
        return new CentroidModel(
                sums, total / training.rows() + noise * random.nextGaussian(), classes, training.rows());
    }

    private static double cell(Column column, int row) {
        double value =
                column instanceof NumericColumn numbers ? numbers.value(row) : ((CategoricalColumn) column).code(row);
        return Double.isNaN(value) ? 0 : value;
    }

    @Override
    public Predictions predict(Dataset rows) {
        double[][] values = new double[rows.rows()][];
        for (int row = 0; row < values.length; row++) {
            if (!rows.target().isMissing(row)) {
                throw new IllegalStateException("A model was shown the answers.");
            }
            values[row] = classes == 0 ? new double[] {mean} : probabilities(rows, row);
        }
        return new Predictions(values);
    }

    private double[] probabilities(Dataset rows, int row) {
        double[] probabilities = new double[classes];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            double distance = 0;
            for (int j = 0; j < centroids[k].length; j++) {
                double difference = cell(rows.features().get(j), row) - centroids[k][j];
                distance += difference * difference;
            }
            probabilities[k] = 1 / (1 + distance);
            sum += probabilities[k];
        }
        for (int k = 0; k < classes; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }

    static CentroidModel load(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] rows = lines.get(2).replaceAll("^\\[\\[|\\]\\]$", "").split("\\], \\[");
            double[][] centroids = Arrays.stream(rows)
                    .map(row -> Arrays.stream(row.split(", "))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
            return new CentroidModel(
                    centroids,
                    Double.parseDouble(lines.get(1).substring(5)),
                    centroids.length == 1 ? 0 : centroids.length,
                    Integer.parseInt(lines.get(0).substring(5)));
        } catch (IOException | RuntimeException e) {
            throw new LearnerException("'" + file + "' is no model of centroids: " + e + ".", "it is damaged.", e);
        }
    }

    @Override
    public void save(Path file) {
        try {
            Files.writeString(file, "rows " + rows + "\nmean " + mean + "\n" + Arrays.deepToString(centroids) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
