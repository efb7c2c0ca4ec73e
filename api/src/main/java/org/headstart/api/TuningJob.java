package org.headstart.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.run.Ensembler;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Limits;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunnerProvider;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialListener;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * A tuning job: what is tuned, how, and for how long. Set up by its fluent methods, run once by {@link #run}; only {@link #cancel} may be called
 * from another thread.
 */
public final class TuningJob {

    /** A learner id that stands for those that every library recommends. */
    public static final String AUTO = "auto";

    private static final int STACKED = 5;

    private final DataSource source;
    private final @Nullable Study resumed;
    private final boolean joins;
    private List<String> learners = List.of(AUTO);
    private List<String> metrics = List.of();
    private Study.Settings settings = Study.Settings.defaults();
    private int workers = 1;
    private Fidelity.@Nullable Kind fidelity;
    private @Nullable Integer reduction;
    private boolean isolated = true;
    private String warehouse = Providers.defaultWarehouse().toString();
    private @Nullable Path model;
    private Ensembler.@Nullable Form ensemble;
    private @Nullable String studyId;
    private TrialListener listener = trial -> {};
    private Consumer<String> onWarning = warning -> {};
    private Consumer<Study> onStudy = study -> {};
    private volatile boolean cancelled;
    private volatile @Nullable TuningLoop loop;
    private volatile @Nullable FinalModel finishing;

    TuningJob(DataSource source) {
        this.source = source;
        this.resumed = null;
        this.joins = false;
    }

    private TuningJob(DataSource source, String warehouse, Study study, Study.Settings settings, boolean joins) {
        this.source = source;
        this.resumed = study;
        this.joins = joins;
        this.warehouse = warehouse;
        this.learners = List.copyOf(study.spaces().keySet());
        this.settings = settings;
        this.metrics = study.criteria().objectives().stream().map(Metric::name).toList();
    }

    /** A job that takes a study up, to go as far as was asked last; its time begins anew. */
    static TuningJob resume(DataSource source, String warehouse, StoredStudy stored) {
        Study.Settings settings = stored.study()
                .settings()
                .withTrials(stored.budget().trials())
                .withStopBelow(stored.budget().stopBelow());
        return new TuningJob(source, warehouse, stored.study(), settings, false);
    }

    /** A job that helps a study along, as far as it goes. */
    static TuningJob join(DataSource source, String warehouse, StoredStudy stored) {
        Study.Settings settings = stored.study().settings().withTime(null);
        return new TuningJob(source, warehouse, stored.study(), settings, true);
    }

    /**
     * Runs the job: the main line through the eight steps.
     *
     * @return what came of it; when cancelled or out of time, what there is so far
     * @throws HeadstartException   if table, learners or settings do not go together, or the warehouse fails; what is in the warehouse stays
     * @throws InterruptedException if the thread was interrupted; the study can be resumed
     */
    public TuningResult run() throws InterruptedException {
        ReadResult table = source.read(); // 1 dataset
        Dataset dataset = requireSame(table.dataset().requireTrainable().withoutMissingTargets());
        List<String> warnings = new ArrayList<>(table.warnings());
        Map<String, Learner> chosen = new LearnerSelection(learners, settings.device()).among(dataset, warnings);
        warnOfPrimaryAlone(warnings);
        warnings.forEach(onWarning);
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            Task task = stored(opened).orElseGet(() -> describe(dataset, opened)); // 2 meta-features
            opened.saveTask(task); // 3 warehouse
            StopRule.requireExpectation(settings, hasMoreThanAMetric());
            Study study = resumed == null ? draft().create(opened, task, dataset, chosen) : resumed;
            onStudy.accept(study);
            List<Recommendation> recommendations = Recommender.advise(opened, task, study); // 4 meta-model
            Efforts efforts = Efforts.of(study.settings(), chosen, dataset);
            Optimizer next = Recommender.optimizer(opened, task, study, recommendations, efforts); // 5 recommendation
            Planner planner = planner(study, next, efforts);
            TrialRunner.Setting setting = setting(dataset, study);
            try (TrialRunner runner = runners().open(setting)) { // 6 adapter: the runner finds the learners by id
                TuningLoop tuning =
                        new TuningLoop(study.id(), planner, horizon(opened, study), opened, runner, listener);
                List<Trial> ended = runUntilStopped(tuning); // 7 training run, 8 trial
                String stopped = planner.isDone() ? planner.stopReason().orElse(null) : null;
                TuningResult result = new TuningResult(study, task, ended, recommendations, warnings, stopped);
                return finish(result, runner, setting);
            }
        }
    }

    /** Stops soon; {@link #run} returns the best so far, and the study can be resumed. Thread-safe. */
    public void cancel() {
        cancelled = true;
        TuningLoop running = loop;
        if (running != null) {
            running.stop();
        }
        FinalModel stopping = finishing;
        if (stopping != null) {
            stopping.cancel();
        }
    }

    /** A study that is taken up goes on with what was known of its task, and under its name, whatever the file is called here. */
    private Optional<Task> stored(Warehouse opened) {
        return resumed == null ? Optional.empty() : opened.task(resumed.task());
    }

    static Task describe(Dataset dataset, Warehouse warehouse) {
        MetaFeatureVector known =
                warehouse.task(dataset.fingerprint()).map(Task::metaFeatures).orElse(MetaFeatureVector.empty());
        return Task.of(
                dataset,
                Providers.extractor()
                        .update(known, dataset, MetaFeatureExtractor.Options.defaults())
                        .vector());
    }

    private void warnOfPrimaryAlone(List<String> warnings) {
        OptimizerProvider chosen = TuningMethod.of(settings.optimizer()).optimizer();
        if (hasMoreThanAMetric() && chosen.searchesPrimaryAlone()) {
            warnings.add(
                    "The optimizer '%s' searches by the first metric alone; '%s' goes by all objectives and constraints."
                            .formatted(chosen.name(), AUTO));
        }
    }

    private boolean hasMoreThanAMetric() {
        return metrics.size() > 1 || !settings.constraints().isEmpty();
    }

    private StudyDraft draft() {
        return new StudyDraft(studyId, metrics, settings.withData(source.address()), fidelity, reduction);
    }

    private Dataset requireSame(Dataset dataset) {
        if (resumed != null && !resumed.task().equals(dataset.fingerprint())) {
            throw new DataException(
                    "Study '%s' is about a table with the fingerprint %s, but this one has %s."
                            .formatted(resumed.id(), resumed.task(), dataset.fingerprint()),
                    "the file has changed since the study began: tune it anew.");
        }
        return dataset;
    }

    private Horizon horizon(Warehouse opened, Study study) {
        return joins ? Horizon.follow(opened, study, settings.time()) : Horizon.begin(opened, study, settings);
    }

    private Planner planner(Study study, Optimizer next, Efforts efforts) {
        return new Planner(study, next, settings.trials(), StopRule.of(study, settings.stopBelow()), efforts);
    }

    private TrialRunnerProvider runners() {
        return Providers.runner(isolated ? TrialRunnerProvider.CHILD_JVM : TrialRunnerProvider.IN_JVM);
    }

    private static TrialRunner.Setting setting(Dataset dataset, Study study) {
        Study.Settings fixed = study.settings();
        Folds cut = Folds.of(dataset, fixed.folds(), fixed.seed());
        return new TrialRunner.Setting(dataset, cut, study.metric(), fixed.limits(), fixed.device());
    }

    private List<Trial> runUntilStopped(TuningLoop tuning) throws InterruptedException {
        loop = tuning;
        if (cancelled) {
            tuning.stop();
        }
        return tuning.run(workers);
    }

    private TuningResult finish(TuningResult result, TrialRunner runner, TrialRunner.Setting setting)
            throws InterruptedException {
        FinalModel last = new FinalModel(model, ensemble, workers, runners());
        finishing = last;
        if (cancelled) {
            last.cancel();
        }
        return last.of(result, runner, setting);
    }

    /**
     * @param ids ids of learners, or {@link #AUTO}
     * @return this job
     */
    public TuningJob learners(String... ids) {
        return learners(List.of(ids));
    }

    /**
     * @param ids ids of learners, or {@link #AUTO}; at least one
     * @return this job
     */
    public TuningJob learners(List<String> ids) {
        Check.that(!ids.isEmpty(), "The list of learners is %s, but it must name at least one.", ids);
        learners = List.copyOf(ids);
        return this;
    }

    /**
     * @param name a standard metric's name; the default is accuracy, or rmse for regression
     * @return this job
     */
    public TuningJob metric(String name) {
        return metrics(name);
    }

    /**
     * Several objectives: trials are compared by Pareto dominance, and {@link TuningResult#front} has the best. With {@code seconds} among them the
     * search depends on the clock.
     *
     * @param names names of {@link Metric#measured}, none twice; the first a standard metric, which the incumbent, racing and history go by
     * @return this job
     */
    public TuningJob metrics(String... names) {
        return metrics(List.of(names));
    }

    /**
     * @param names as in {@link #metrics(String...)}
     * @return this job
     */
    public TuningJob metrics(List<String> names) {
        metrics = List.copyOf(names);
        return this;
    }

    /**
     * One more thing that a trial has to keep to. A trial that does not is kept, but is never the incumbent while another keeps to all of them.
     *
     * @param text a name of {@link Metric#measured}, {@code <=} or {@code >=}, and a number, for example {@code seconds<=2}
     * @return this job
     * @throws InvalidValueException if the text is of another form
     */
    public TuningJob constraint(String text) {
        List<Constraint> all = new ArrayList<>(settings.constraints());
        all.add(Constraint.parse(text));
        settings = settings.withConstraints(all);
        return this;
    }

    /**
     * @param count how many trials the study shall have, at least 1; the default is 50
     * @return this job
     */
    public TuningJob trials(int count) {
        settings = settings.withTrials(count);
        return this;
    }

    /**
     * @param limit after this wall-clock time no trial begins and running ones are stopped; the default is no limit
     * @return this job
     */
    public TuningJob time(@Nullable Duration limit) {
        settings = settings.withTime(limit);
        return this;
    }

    /**
     * @param count cross-validation folds, at least 2; the default is 5
     * @return this job
     */
    public TuningJob folds(int count) {
        settings = settings.withFolds(count);
        return this;
    }

    /**
     * How many trials run at once; more than {@link #lookahead} never do. Has no effect on which trials are run.
     *
     * @param count at least 1, which is the default
     * @return this job
     */
    public TuningJob workers(int count) {
        workers = (int) Check.atLeast(count, 1, "The number of workers");
        return this;
    }

    /**
     * Trial n is planned from the results of trials up to n - lookahead, whatever the number of workers.
     *
     * @param count at least 1; the default is 4
     * @return this job
     */
    public TuningJob lookahead(int count) {
        settings = settings.withLookahead(count);
        return this;
    }

    /**
     * @param where where training runs; the default is {@link Device#AUTO}
     * @return this job
     */
    public TuningJob device(Device where) {
        settings = settings.withDevice(where);
        return this;
    }

    /**
     * @param value decides everything that the clock does not; the default is 1
     * @return this job
     */
    public TuningJob seed(long value) {
        settings = settings.withSeed(value);
        return this;
    }

    /**
     * @param name the name of an optimizer, or {@code optimizer+meta-model} ({@link TuningMethod}); the default is {@code auto}
     * @return this job
     */
    public TuningJob optimizer(String name) {
        settings = settings.withOptimizer(name);
        return this;
    }

    /**
     * Ends the study early, when the last three proposals are all expected to improve on the best trial by less than this; needs an optimizer
     * that has a model of the trials. With several learners it takes three proposals for each.
     *
     * @param improvement in the metric's unit, at least 0; 0 = never, also for a study that was begun with another
     * @return this job
     */
    public TuningJob stopBelow(double improvement) {
        settings = settings.withStopBelow(improvement);
        return this;
    }

    /**
     * What is cut when the optimizer asks for less than a full evaluation, as {@code asha} and {@code hyperband} do.
     *
     * @param kind what is cut; null, the default = for each learner its iterations where it has any, else rows where there are enough, else folds
     * @return this job
     */
    public TuningJob fidelity(Fidelity.@Nullable Kind kind) {
        fidelity = kind;
        return this;
    }

    /**
     * Of how many configurations one goes on to the next rung, where the optimizer asks for less than full evaluations.
     *
     * @param eta at least 2; the default is {@link Rungs#REDUCTION}
     * @return this job
     */
    public TuningJob reduction(int eta) {
        reduction = (int) Check.atLeast(eta, 2, "The reduction from rung to rung");
        return this;
    }

    /**
     * @param wanted whether history counts; it does by default
     * @return this job
     */
    public TuningJob transfer(boolean wanted) {
        settings = settings.withTransfer(wanted);
        return this;
    }

    /**
     * @param wanted whether each trial runs in a child JVM, where limits hold; it does by default
     * @return this job
     */
    public TuningJob isolated(boolean wanted) {
        isolated = wanted;
        return this;
    }

    /**
     * @param wanted whether a trial is pruned when its folds are clearly worse than the incumbent's; it is by default
     * @return this job
     */
    public TuningJob racing(boolean wanted) {
        settings = settings.withRacing(wanted);
        return this;
    }

    /**
     * @param each what each trial may use
     * @return this job
     */
    public TuningJob limits(Limits each) {
        settings = settings.withLimits(each);
        return this;
    }

    /**
     * @param location a file; the default is {@link Providers#defaultWarehouse}
     * @return this job
     */
    public TuningJob warehouse(String location) {
        warehouse = location;
        return this;
    }

    /**
     * @param file where to write the winner, refitted on all rows, in its library's own format; trials that were put together are read by
     *     {@link Headstart#loadModel}
     * @return this job
     */
    public TuningJob model(@Nullable Path file) {
        model = file;
        return this;
    }

    /**
     * Puts the best trials together into one model, a weighted mean of their predictions (Caruana et al. 2004). Twice as many trials as its
     * size are run once more for that, when all else is done, whatever the time.
     *
     * @param size how often a trial is taken into it, at least 1; the same trial may be taken more than once
     * @return this job
     */
    public TuningJob ensemble(int size) {
        ensemble = new Ensembler.Form(size, ensemble == null ? null : ensemble.stacker());
        return this;
    }

    /**
     * Puts the best trials together by a learner that is trained on their predictions (stacking: Wolpert 1992). As many trials as
     * {@link #ensemble} says, else 5, are run once more for that.
     *
     * @param learner the id of a learner, used at its default
     * @return this job
     */
    public TuningJob stack(String learner) {
        ensemble = new Ensembler.Form(
                ensemble == null ? STACKED : ensemble.size(),
                Providers.learner(learner).id());
        return this;
    }

    /**
     * @param id the study's id; the default is the dataset's name and eight random digits
     * @return this job
     */
    public TuningJob study(String id) {
        studyId = Check.notBlank(id, "The id of a study");
        return this;
    }

    /**
     * @param told told of every trial that begins, and of every one whose end is durable
     * @return this job
     */
    public TuningJob listener(TrialListener told) {
        listener = told;
        return this;
    }

    /**
     * @param told told of the study before its first trial
     * @return this job
     */
    public TuningJob onStudy(Consumer<Study> told) {
        onStudy = told;
        return this;
    }

    /**
     * @param told told of every warning before the study begins; they are also in the result
     * @return this job
     */
    public TuningJob onWarning(Consumer<String> told) {
        onWarning = told;
        return this;
    }
}
