package org.headstart.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Scoring;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.TrialPlan;

/**
 * Evaluates a plan: trains on each fold's training rows, predicts its test rows, scores. Both kinds of runner use it, and everything but the
 * clock follows from setting and plan, so their fold values are the same to the last bit. Immutable and thread-safe.
 *
 * <p>Fold i trains with the i-th seed derived from the plan's. Which rows a fidelity below 1 trains on follows from the folds alone: all
 * trials of a study see the same rows and stay comparable. A model never sees the target of the rows that it predicts.
 */
final class CrossValidation {

    private final Setting setting;
    private final long sampleSeed;

    CrossValidation(Setting setting) {
        this.setting = setting;
        this.sampleSeed = Arrays.hashCode(setting.folds().toArray());
    }

    /**
     * @param plan     what to run
     * @param progress told of each step
     * @return complete, pruned or failed; what a learner throws apart from interruption is in the report
     * @throws InterruptedException if the thread was interrupted
     */
    TrialReport run(TrialPlan plan, Progress progress) throws InterruptedException {
        try {
            Learner learner = Providers.learner(plan.proposal().learner());
            Device device = device(learner);
            progress.began(learner.library(), device.name().toLowerCase(Locale.ROOT));
            String refusal = learner.refusal(setting.dataset());
            return refusal == null
                    ? race(learner, device, plan, progress)
                    : TrialReport.failed(learner.id() + " cannot handle the table: " + refusal);
        } catch (RuntimeException | Error e) { // a learner's error is the trial's failure, not the job's
            return TrialReport.of(e);
        }
    }

    /**
     * Trains on all rows with the plan's own seed.
     *
     * @param plan what to train
     * @return the model
     * @throws InterruptedException if the thread was interrupted and the learner noticed
     */
    TrainedModel refit(TrialPlan plan) throws InterruptedException {
        Learner learner = Providers.learner(plan.proposal().learner());
        return learner.train(request(plan, device(learner), setting.dataset(), plan.seed()));
    }

    /**
     * Predicts each row by the model of the fold that it is tested in, with the seeds of {@link #run}.
     *
     * @param plan a trial's plan; all folds are run
     * @return [rows], none of them NaN
     * @throws LearnerException     if the learner fails
     * @throws InterruptedException if the thread was interrupted
     */
    Predictions predictOutOfFold(TrialPlan plan) throws InterruptedException {
        Learner learner = Providers.learner(plan.proposal().learner());
        Device device = device(learner);
        double[][] values = new double[setting.dataset().rows()][];
        for (int fold = 0; fold < setting.folds().count(); fold++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The run was stopped before fold " + fold + ".");
            }
            int[] rows = setting.folds().testRows(fold);
            TrainedModel model = train(learner, device, plan, fold).model();
            Predictions predictions = predict(learner, model, setting.dataset().select(rows));
            for (int i = 0; i < rows.length; i++) {
                values[rows[i]] = finite(predictions.values()[i], learner, fold);
            }
        }
        return new Predictions(values);
    }

    private static double[] finite(double[] prediction, Learner learner, int fold) {
        for (double value : prediction) {
            if (!Double.isFinite(value)) {
                throw new LearnerException(
                        "The learner '%s' predicts %s in fold %d, but it must be finite."
                                .formatted(learner.id(), value, fold),
                        "training diverged.");
            }
        }
        return prediction;
    }

    private TrialReport race(Learner learner, Device device, TrialPlan plan, Progress progress)
            throws InterruptedException {
        int planned = Math.min(plan.fidelity().folds(), setting.folds().count());
        Race race =
                new Race(setting.metric(), plan.rivalFolds(), setting.folds().count(), smallestFold(setting.folds()));
        List<Double> scores = new ArrayList<>();
        FoldMeasures measures = new FoldMeasures();
        for (int fold = 0; fold < planned; fold++) {
            double score = score(learner, device, plan, fold, measures);
            if (!Double.isFinite(score)) {
                return TrialReport.failed("The %s of fold %d is %s, but it must be finite.%nMaybe training diverged."
                        .formatted(setting.metric().name(), fold, score));
            }
            scores.add(score);
            progress.scored(score);
            String lost = race.lost(scores, planned);
            if (lost != null) {
                return TrialReport.pruned(scores, lost, measures.byName());
            }
        }
        return TrialReport.complete(scores, measures.byName());
    }

    private double score(Learner learner, Device device, TrialPlan plan, int fold, FoldMeasures measures)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The trial was stopped before fold " + fold + ".");
        }
        Dataset test = setting.dataset().select(setting.folds().testRows(fold));
        Trained trained = train(learner, device, plan, fold);
        Predictions predictions = predict(learner, trained.model(), test);
        double score = Scoring.score(setting.metric(), test.target(), predictions);
        if (Double.isFinite(score)) {
            measures.add(test.target(), predictions, trained.seconds());
        }
        return score;
    }

    /** A model, and how long its training took by the clock. */
    private record Trained(TrainedModel model, double seconds) {}

    private Trained train(Learner learner, Device device, TrialPlan plan, int fold) throws InterruptedException {
        Dataset dataset = setting.dataset();
        int[] training = RowSample.of(
                dataset.target(),
                setting.folds().trainRows(fold),
                plan.fidelity().rows(),
                Seeds.derive(sampleSeed, fold));
        long seed = Seeds.derive(plan.seed(), fold);
        Learner.Request request = request(plan, device, dataset.select(training), seed);
        long began = System.nanoTime();
        TrainedModel model = learner.train(request);
        return new Trained(model, (System.nanoTime() - began) / 1e9);
    }

    private static Predictions predict(Learner learner, TrainedModel model, Dataset test) {
        Predictions predictions = model.predict(withoutAnswers(test));
        requireShape(learner, predictions, test);
        return predictions;
    }

    private static Learner.Request request(TrialPlan plan, Device device, Dataset training, long seed) {
        return new Learner.Request(training, plan.proposal().configuration(), plan.fidelity(), seed, device, null);
    }

    private Device device(Learner learner) {
        boolean gpu = learner.devices().contains(Device.GPU);
        if (setting.device() == Device.GPU && !gpu) {
            throw new LearnerException(
                    "The learner '%s' cannot run on a gpu; it can use %s.".formatted(learner.id(), learner.devices()),
                    "--device auto was meant: it takes a gpu where there is one and the learner can use it.");
        }
        return gpu ? setting.device() : Device.CPU;
    }

    static Dataset withoutAnswers(Dataset rows) {
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.set(rows.targetIndex(), withoutCells(rows.target()));
        return Dataset.of(rows.name(), columns, rows.target().name());
    }

    private static Column withoutCells(Column target) {
        if (target instanceof CategoricalColumn classes) {
            int[] codes = new int[target.size()];
            Arrays.fill(codes, CategoricalColumn.MISSING);
            return CategoricalColumn.wrap(target.name(), codes, classes.levels());
        }
        double[] values = new double[target.size()];
        Arrays.fill(values, Double.NaN);
        return NumericColumn.wrap(target.name(), values);
    }

    private static void requireShape(Learner learner, Predictions predictions, Dataset test) {
        int width = test.target() instanceof CategoricalColumn classes
                ? classes.levels().size()
                : 1;
        boolean fits = predictions.rows() == test.rows()
                && Arrays.stream(predictions.values()).allMatch(row -> row.length == width);
        if (!fits) {
            throw new LearnerException(
                    "The learner '%s' gave %d predictions for %d rows, of which each must have %d values."
                            .formatted(learner.id(), predictions.rows(), test.rows(), width),
                    null);
        }
    }

    private static int smallestFold(Folds folds) {
        int[] sizes = new int[folds.count()];
        for (int fold : folds.toArray()) {
            sizes[fold]++;
        }
        return IntStream.of(sizes).min().orElseThrow();
    }
}
