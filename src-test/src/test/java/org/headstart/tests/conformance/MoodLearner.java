package org.headstart.tests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the class whose mean of the first number is nearest, with noise from the seed, in one of several moods: most of them are what goes
 * wrong in real libraries.
 */
final class MoodLearner implements Learner {

    static final String ID = "conformance:mood";

    /** What the learner does. */
    enum Mood {
        /** As it should. */
        GOOD,
        /** Predicts a class that is not the nearest. */
        CONTRARY,
        /** Fails as libraries do. */
        ANGRY,
        /** Predicts NaN. */
        LOST,
        /** Trains for ever; wakes up when interrupted. */
        SLEEPY,
        /** Keeps all memory. */
        GREEDY,
        /** Cannot save what it learned. */
        SECRETIVE
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "A nearest mean with moods.";
    }

    @Override
    public String library() {
        return "conformance 1";
    }

    @Override
    public SearchSpace space() {
        List<String> moods = Arrays.stream(Mood.values()).map(Mood::name).toList();
        return SearchSpace.of(
                new CategoricalParameter("mood", moods),
                new FloatParameter("noise", 0, 10, Scale.LINEAR, 0.0, List.of()));
    }

    @Override
    public boolean reviewed() {
        return true;
    }

    @Override
    public Set<TaskType> taskTypes() {
        return Set.of(TaskType.CLASSIFICATION);
    }

    @Override
    public boolean iterative() {
        return false;
    }

    @Override
    public WarmStart warmStart() {
        return WarmStart.NONE;
    }

    @Override
    public Set<Device> devices() {
        return Set.of(Device.CPU);
    }

    @Override
    public @Nullable String refusal(Dataset dataset) {
        return dataset.taskType() == TaskType.CLASSIFICATION ? null : "the target is a number.";
    }

    @Override
    public TrainedModel train(Request request) throws InterruptedException {
        Mood mood = Mood.valueOf(request.configuration().text("mood"));
        switch (mood) {
            case ANGRY -> throw new LearnerException("The matrix is singular, but it must not be.", null);
            case SLEEPY -> TimeUnit.DAYS.sleep(1);
            case GREEDY -> hoard();
            default -> TimeUnit.MILLISECONDS.sleep(1);
        }
        return new Model(
                means(request.training(), request.configuration().number("noise"), new Random(request.seed())),
                mood,
                request.training().rows());
    }

    /** At one go: whoever shares the heap still finds room. */
    private static void hoard() {
        List<long[]> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
            kept.add(new long[Integer.MAX_VALUE - 8]);
        }
    }

    private static double[] means(Dataset training, double noise, Random random) {
        NumericColumn feature = feature(training);
        double[] means = new double[training.classes().size()];
        int[] counts = training.classTarget().counts();
        for (int row = 0; row < training.rows(); row++) {
            int k = training.classTarget().code(row);
            means[k] += feature.value(row) / counts[k];
        }
        return Arrays.stream(means)
                .map(mean -> mean + noise * random.nextGaussian())
                .toArray();
    }

    private static NumericColumn feature(Dataset dataset) {
        return dataset.features().stream()
                .filter(NumericColumn.class::isInstance)
                .map(NumericColumn.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Means by class, and the mood. */
    private record Model(double[] means, Mood mood, int rows) implements TrainedModel {

        @Override
        public Predictions predict(Dataset rows) {
            double[][] values = new double[rows.rows()][];
            for (int row = 0; row < values.length; row++) {
                if (!rows.target().isMissing(row)) {
                    throw new IllegalStateException("The answers were not taken away.");
                }
                values[row] = probabilities(feature(rows).value(row));
            }
            return new Predictions(values);
        }

        private double[] probabilities(double x) {
            double[] nearness = Arrays.stream(means)
                    .map(mean -> 1 / (1e-9 + Math.abs(x - mean)))
                    .toArray();
            double sum = Arrays.stream(nearness).sum();
            return Arrays.stream(nearness)
                    .map(value ->
                            mood == Mood.LOST ? Double.NaN : mood == Mood.CONTRARY ? 1 - value / sum : value / sum)
                    .toArray();
        }

        @Override
        public void save(Path file) {
            try {
                Files.writeString(file, rows + " " + Arrays.toString(means));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (mood == Mood.SECRETIVE) {
                throw new LearnerException("The model cannot be written.", null);
            }
        }
    }
}
