package org.headstart.tribuo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;
import org.headstart.tribuo.LearnerTable.Trait;
import org.jspecify.annotations.Nullable;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.Tribuo;
import org.tribuo.classification.Label;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.Regressor;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** One trainer of Tribuo, or the pair that does the same for classification and regression. */
final class TribuoLearner implements Learner {

    static final String LIBRARY = "tribuo " + Tribuo.VERSION;

    /** Whether the features are standardized before training; not Tribuo's own, but its {@code TransformTrainer} around the trainer. */
    static final String SCALE = "scale";

    private static final String STANDARDIZE = "standardize";

    private final LearnerTable.Entry entry;
    private final Map<TaskType, Derivation.Derived> derived;
    private final SearchSpace space;

    private TribuoLearner(
            LearnerTable.Entry entry, Map<TaskType, Derivation.Derived> derived, List<Hyperparameter> parameters) {
        this.entry = entry;
        this.derived = derived;
        this.space = SearchSpace.of(parameters, List.of());
    }

    static TribuoLearner of(LearnerTable.Entry entry) {
        Quiet.down();
        Map<TaskType, Derivation.Derived> derived = new EnumMap<>(TaskType.class);
        List<Hyperparameter> parameters = new ArrayList<>();
        for (TaskType task : entry.trainers().keySet()) {
            Derivation.Derived one = Derivation.derive(entry, task);
            if (!parameters.isEmpty() && !parameters.equals(one.parameters())) {
                throw new LearnerException(
                        entry.id() + " has another search space for classification than for regression: " + parameters
                                + " against " + one.parameters() + ".",
                        null);
            }
            parameters = new ArrayList<>(one.parameters());
            derived.put(task, one);
        }
        if (entry.is(Trait.SCALED)) {
            parameters.add(new CategoricalParameter(SCALE, List.of("none", STANDARDIZE)));
        }
        return new TribuoLearner(entry, derived, parameters);
    }

    @Override
    public String id() {
        return entry.id();
    }

    @Override
    public String description() {
        return entry.description();
    }

    @Override
    public String library() {
        return LIBRARY;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public boolean reviewed() {
        return entry.is(Trait.REVIEWED);
    }

    @Override
    public Set<TaskType> taskTypes() {
        return Set.copyOf(derived.keySet());
    }

    @Override
    public boolean iterative() {
        return !entry.iterations().isEmpty();
    }

    @Override
    public OptionalInt iterations(Configuration configuration) {
        return configuration.has(entry.iterations())
                ? OptionalInt.of(Integer.parseInt(configuration.text(entry.iterations())))
                : OptionalInt.empty();
    }

    @Override
    public WarmStart warmStart() {
        return entry.is(Trait.STARTS_LINEAR) ? WarmStart.INITIAL_WEIGHTS : WarmStart.NONE;
    }

    @Override
    public Set<Device> devices() {
        return Set.of(Device.CPU);
    }

    @Override
    public @Nullable String refusal(Dataset dataset) {
        if (!derived.containsKey(dataset.taskType())) {
            return id() + " cannot learn a " + dataset.taskType().name().toLowerCase(Locale.ROOT) + " task, only "
                    + derived.keySet().iterator().next().name().toLowerCase(Locale.ROOT) + ".";
        }
        try {
            dataset.requireTrainable();
        } catch (DataException e) {
            return e.getMessage();
        }
        if (dataset.features().stream().allMatch(column -> column.missingCount() == column.size())) {
            return "No feature of dataset '" + dataset.name() + "' has a value in any row.";
        }
        return dataset.features().stream()
                .map(this::refusal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String refusal(Column column) {
        if (column instanceof NumericColumn numbers) {
            for (int row = 0; row < numbers.size(); row++) {
                double value = numbers.value(row);
                if (Double.isInfinite(value)) {
                    return "Tribuo cannot learn from column '" + column.name() + "', which holds " + value + ".";
                }
                if (value < 0 && entry.is(Trait.NON_NEGATIVE)) {
                    return id() + " takes no negative numbers, but column '" + column.name() + "' holds " + value + ".";
                }
            }
        }
        return null;
    }

    @Override
    public TrainedModel train(Request request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted before " + id() + " began to train.");
        }
        Dataset training = request.training();
        String refusal = refusal(training);
        if (refusal != null) {
            throw new LearnerException(refusal, null);
        }
        return training.target() instanceof CategoricalColumn classes
                ? train(request, new Targets.Labels(classes.levels()))
                : train(request, new Targets.Numbers());
    }

    @Override
    public TrainedModel load(Path file, Dataset layout) {
        Model<?> model = read(file);
        try {
            return restored(file, model, layout);
        } catch (LearnerException e) {
            throw e;
        } catch (RuntimeException e) { // what the model says of its training is damaged
            throw unreadable(file, e);
        }
    }

    private TrainedModel restored(Path file, Model<?> model, Dataset layout) {
        if (model.getFeatureIDMap() instanceof HashedFeatureMap) {
            throw new LearnerException(
                    "'" + file + "' holds a model of hashed features, and Tribuo does not store the salt of the hash.",
                    "another learner than " + id() + ".");
        }
        FeatureEncoding encoding = FeatureEncoding.restore(
                layout, name -> model.getFeatureIDMap().get(name) != null, RunProvenance.fills(model));
        boolean labels = layout.target() instanceof CategoricalColumn;
        if (encoding.isEmpty() || !model.validate(labels ? Label.class : Regressor.class)) {
            throw new LearnerException(
                    "'%s' holds a model of %d features that predicts %s; none of them fits the table '%s' and its target '%s'."
                            .formatted(
                                    file,
                                    model.getFeatureIDMap().size(),
                                    model.getOutputIDInfo().toReadableString(),
                                    layout.name(),
                                    layout.target().name()),
                    "the model was trained on another table.");
        }
        return layout.target() instanceof CategoricalColumn classes
                ? new TribuoModel<>(model.castModel(Label.class), encoding, new Targets.Labels(classes.levels()))
                : new TribuoModel<>(model.castModel(Regressor.class), encoding, new Targets.Numbers());
    }

    private Model<?> read(Path file) {
        try {
            NamedClasses.requireKnown(Files.readAllBytes(file));
            return Model.deserializeFromFile(file);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw unreadable(file, e);
        }
    }

    private LearnerException unreadable(Path file, Throwable cause) {
        return new LearnerException(
                "'" + file + "' cannot be read as a model of " + id() + ": " + cause.getMessage() + ".",
                "it was not written by Tribuo " + Tribuo.VERSION + ".",
                cause);
    }

    private <T extends Output<T>> TrainedModel train(Request request, Targets<T> targets) {
        Dataset training = request.training();
        FeatureEncoding encoding = FeatureEncoding.learn(training, entry.is(Trait.TAKES_MISSING));
        try {
            MutableDataset<T> rows = rows(training, encoding, targets);
            Trainer<T> trainer = trainer(request, encoding.varyingNumbers());
            Model<T> model = trainer.train(rows, RunProvenance.of(training, encoding));
            return new TribuoModel<>(model, encoding, targets);
        } catch (LearnerException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new LearnerException(
                    id() + " failed on dataset '" + training.name() + "' with " + request.configuration() + ": "
                            + e.getMessage(),
                    null,
                    e);
        }
    }

    /** Rows without any value say nothing about the target and are left out. */
    private static <T extends Output<T>> MutableDataset<T> rows(
            Dataset training, FeatureEncoding encoding, Targets<T> targets) {
        MutableDataset<T> rows = new MutableDataset<>(
                new SimpleDataSourceProvenance("Headstart: " + training.name(), targets.factory()), targets.factory());
        for (Example<T> example : encoding.examples(training, row -> targets.output(training.target(), row))) {
            if (example.validateExample()) {
                rows.add(example);
            }
        }
        return rows;
    }

    @SuppressWarnings("unchecked") // the trainer was derived for the task whose outputs these are
    private <T extends Output<T>> Trainer<T> trainer(Request request, String varyingNumbers) {
        Map<String, String> values = TrainerBuilder.values(request.configuration());
        Integer limit = request.fidelity().iterations();
        if (limit != null && iterative()) {
            values.computeIfPresent(
                    entry.iterations(), (path, value) -> Long.toString(Math.min(limit, Long.parseLong(value))));
        }
        TaskType task = request.training().taskType();
        Setting.Component component = started(component(task), task, request.weights());
        return (Trainer<T>) trainer(component, task, values, request.seed(), varyingNumbers, false);
    }

    private Setting.Component started(Setting.Component trainer, TaskType task, @Nullable InitialWeights weights) {
        if (weights == null) {
            return trainer;
        }
        if (warmStart() == WarmStart.NONE) {
            throw new LearnerException(
                    id() + " takes no initial weights, but got some for '" + weights.architecture() + "'.", null);
        }
        Class<?> started =
                task == TaskType.CLASSIFICATION ? StartedLinearClassifier.class : StartedLinearRegressor.class;
        return trainer.as(started, "start", new Setting.Table(LinearStart.asText(weights)));
    }

    /**
     * A trainer for examples whose absent features are zeros, and that have been densified if {@link #standardizes}: Tribuo 4.3.2 can observe
     * implicit zeros itself, but then takes the mean for 0.
     *
     * @param values         the text of each active hyperparameter
     * @param varyingNumbers matches the features that are standardized if the values say so; empty when there are none
     */
    Trainer<?> denseTrainer(TaskType task, Map<String, String> values, long seed, String varyingNumbers) {
        return trainer(component(task), task, values, seed, varyingNumbers, true);
    }

    private static Trainer<?> trainer(
            Setting.Component component,
            TaskType task,
            Map<String, String> values,
            long seed,
            String varyingNumbers,
            boolean dense) {
        Trainer<?> trainer = (Trainer<?>) TrainerBuilder.build(component, task, values, seed);
        boolean standardize = standardizes(values) && !varyingNumbers.isEmpty();
        return standardize ? standardizing(trainer, varyingNumbers, dense) : trainer;
    }

    static boolean standardizes(Map<String, String> values) {
        return STANDARDIZE.equals(values.get(SCALE));
    }

    private static <T extends Output<T>> Trainer<T> standardizing(Trainer<T> trainer, String features, boolean dense) {
        TransformationMap map =
                new TransformationMap(List.of(), Map.of(features, List.of(new MeanStdDevTransformation())));
        return new TransformTrainer<>(trainer, map, dense);
    }

    /** How the trainer for a kind of task is put together. */
    Setting.Component component(TaskType task) {
        return Objects.requireNonNull(derived.get(task)).trainer();
    }

    @Override
    public String toString() {
        return id();
    }
}
