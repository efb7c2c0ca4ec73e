package org.headstart.weka;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.jspecify.annotations.Nullable;
import weka.classifiers.Classifier;
import weka.core.Capabilities;
import weka.core.Instances;

/** One classifier of Weka. Every training run has an object of its own, so that learners are thread-safe. */
final class WekaLearner implements Learner {

    /** What Weka's classifiers call the number of their iterations. */
    private static final List<String> ITERATIONS = List.of("numIterations", "trainingTime", "epochs");

    private final Catalogue.Entry entry;
    private final BeanSpace beans;
    private final SearchSpace space;
    private final Set<TaskType> taskTypes;
    private final Optional<BeanProperty> iterations;

    WekaLearner(Catalogue.Entry entry) {
        this.entry = entry;
        this.beans = BeanSpace.of(entry.className(), entry.section(), entry.options(), 0);
        this.space = SearchSpace.of(beans.parameters(), beans.forbidden());
        this.taskTypes =
                entry.only() == null ? taskTypes(libraryDefault().getCapabilities()) : EnumSet.of(entry.only());
        this.iterations = BeanProperty.visible(beans.type()).stream()
                .filter(property -> property.type() == int.class && ITERATIONS.contains(property.name()))
                .findFirst();
    }

    private static Set<TaskType> taskTypes(Capabilities capabilities) {
        Set<TaskType> types = EnumSet.noneOf(TaskType.class);
        if (capabilities.handles(Capabilities.Capability.BINARY_CLASS)) {
            types.add(TaskType.CLASSIFICATION);
        }
        if (capabilities.handles(Capabilities.Capability.NUMERIC_CLASS)) {
            types.add(TaskType.REGRESSION);
        }
        return types;
    }

    @Override
    public String id() {
        return entry.id();
    }

    @Override
    public String description() {
        String variant = entry.options().isEmpty() ? "" : " with " + entry.options();
        return "Weka's " + entry.className() + variant;
    }

    @Override
    public String library() {
        return Catalogue.LIBRARY + " " + WekaRuntime.version();
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public boolean reviewed() {
        return entry.reviewed();
    }

    @Override
    public Set<TaskType> taskTypes() {
        return EnumSet.copyOf(taskTypes);
    }

    @Override
    public boolean iterative() {
        return iterations.isPresent();
    }

    @Override
    public OptionalInt iterations(Configuration configuration) {
        return iterations
                .map(property -> OptionalInt.of(configured(property, classifier(configuration, 1, null))))
                .orElse(OptionalInt.empty());
    }

    private static int configured(BeanProperty property, Classifier classifier) {
        return Integer.parseInt(property.text(classifier));
    }

    @Override
    public WarmStart warmStart() {
        return WarmStart.NONE;
    }

    @Override
    public Set<Device> devices() {
        return Set.of(Device.CPU);
    }

    /** Asks the classifier's capabilities, as set up by default. */
    @Override
    public @Nullable String refusal(Dataset dataset) {
        String unsuitable = unsuitable(dataset);
        return unsuitable != null ? unsuitable : incapable(WekaDatasets.toInstances(dataset));
    }

    private @Nullable String unsuitable(Dataset dataset) {
        if (dataset.columns().size() < 2) {
            return "%s needs at least one feature, but '%s' has only its target.".formatted(id(), dataset.name());
        }
        return taskTypes.contains(dataset.taskType())
                ? null
                : "%s cannot be trained for %s, which the target '%s' asks for; it is for %s."
                        .formatted(
                                id(), text(dataset.taskType()), dataset.target().name(), text(taskTypes));
    }

    private @Nullable String incapable(Instances instances) {
        Capabilities capabilities = libraryDefault().getCapabilities();
        if (capabilities.test(instances)) {
            return null;
        }
        Exception reason = capabilities.getFailReason();
        return "%s cannot handle '%s'; Weka says: %s."
                .formatted(id(), instances.relationName(), reason == null ? "no reason given" : sentence(reason));
    }

    /** Weka's message without the class name in front and the mark at the end. */
    private static String sentence(Exception reason) {
        return String.valueOf(reason.getMessage())
                .replaceFirst("^(weka\\.[\\w.]+: )+", "")
                .replaceFirst("[.!]+$", "");
    }

    private static String text(Set<TaskType> types) {
        return String.join(" and ", types.stream().map(WekaLearner::text).toList());
    }

    private static String text(TaskType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TrainedModel train(Request request) throws InterruptedException {
        requireFeasible(request);
        Instances instances = WekaDatasets.toInstances(request.training().withoutMissingTargets());
        Classifier classifier = untrained(request.configuration(), request.seed(), instances);
        limit(classifier, request.fidelity());
        build(classifier, instances, request.configuration());
        return new WekaModel(id(), classifier, instances);
    }

    @Override
    public TrainedModel load(Path file, Dataset layout) {
        return WekaModel.load(id(), file);
    }

    /**
     * @param configuration a configuration of this learner's space
     * @param seed          decides everything
     * @param instances     rows, none of them without class
     * @return a new classifier, trained
     */
    Classifier trained(Configuration configuration, long seed, Instances instances) throws InterruptedException {
        Classifier classifier = untrained(configuration, seed, instances);
        build(classifier, instances, configuration);
        return classifier;
    }

    private Classifier untrained(Configuration configuration, long seed, Instances instances) {
        return classifier(configuration, Math.max(1, instances.numAttributes() - 1), seed(seed));
    }

    private void requireFeasible(Request request) {
        if (request.weights() != null) {
            throw new LearnerException(id() + " takes no initial weights, but was given some.", null);
        }
        if (request.device() == Device.GPU) {
            throw new LearnerException(id() + " was asked to train on the GPU, but it can use the CPU only.", null);
        }
        String unsuitable = unsuitable(request.training());
        if (unsuitable != null) {
            throw new LearnerException(unsuitable, null);
        }
    }

    /**
     * @param configuration a configuration of this learner's space
     * @param features      the number of features of the table, at least 1
     * @param seed          the seed for Weka, at least 0; null = the library's default
     * @return a new classifier, not trained
     */
    Classifier classifier(Configuration configuration, int features, @Nullable Integer seed) {
        return (Classifier) beans.build(new Values(configuration, "", features, seed));
    }

    /** @return a new classifier with the library's defaults */
    Classifier libraryDefault() {
        return (Classifier) beans.fresh();
    }

    /** Weka's seeds have 32 bits; they are kept positive, as its options print them. */
    private static int seed(long seed) {
        return Long.hashCode(seed) & Integer.MAX_VALUE;
    }

    private void limit(Classifier classifier, Fidelity fidelity) {
        Integer most = fidelity.iterations();
        if (most != null) {
            iterations.ifPresent(property -> {
                int fewer = Math.min(configured(property, classifier), most);
                property.set(classifier, Integer.toString(fewer));
            });
        }
    }

    private void build(Classifier classifier, Instances instances, Configuration configuration)
            throws InterruptedException {
        try {
            classifier.buildClassifier(instances);
        } catch (InterruptedException e) {
            Thread.interrupted(); // Weka leaves the flag up
            throw e;
        } catch (Exception e) { // all that Weka declares
            throw new LearnerException(
                    "%s failed on '%s' (%d rows, %d columns) with %s: %s"
                            .formatted(
                                    id(),
                                    instances.relationName(),
                                    instances.numInstances(),
                                    instances.numAttributes(),
                                    configuration,
                                    e),
                    null,
                    e);
        }
    }
}
