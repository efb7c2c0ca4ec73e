package org.headstart.weka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headstart.api.Headstart;
import org.headstart.api.Providers;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.Names;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.trial.Trial;
import weka.classifiers.Classifier;
import weka.core.Capabilities;
import weka.core.Instances;

/**
 * Tunes Weka's classifiers on instances of Weka, then trains the winner on all of them: what {@link weka.classifiers.meta.Headstart} does.
 * Immutable; the instances are never modified.
 *
 * @param learners  names of classifiers, with or without {@code weka:}, at least one; {@link TuningJob#AUTO} = those worth a try
 * @param trials    how many configurations are tried, at least 1
 * @param seconds   after these no trial begins, and running ones are stopped; 0 = no limit
 * @param folds     cross-validation folds, at least 2
 * @param metric    a standard metric's name; empty = accuracy, or rmse for numeric targets
 * @param warehouse a file or a URL; empty = the user's default warehouse
 * @param slots     how many trials run at once, at least 1
 * @param isolated  whether each trial runs in a process of its own
 * @param transfer  whether what was tuned before may help
 * @param seed      decides everything that the clock does not
 */
public record WekaTuning(
        List<String> learners,
        int trials,
        int seconds,
        int folds,
        String metric,
        String warehouse,
        int slots,
        boolean isolated,
        boolean transfer,
        long seed) {

    /** Copies the names. */
    public WekaTuning {
        learners = List.copyOf(learners);
    }

    /**
     * What came of it.
     *
     * @param winner      the best classifier, trained on all instances
     * @param report      the incumbent, the default and a table of all trials, for people
     * @param value       the incumbent's value
     * @param atDefault   the value of the same classifier at Weka's default; NaN when it was not run
     * @param trials      how many trials ended
     * @param interrupted whether the thread was interrupted, so that the winner is the best so far
     */
    public record Tuned(
            Classifier winner, String report, double value, double atDefault, int trials, boolean interrupted) {}

    /**
     * @param className a class of Weka
     * @return the id of its learner
     * @throws LearnerException if it cannot be tuned
     */
    public static String idOf(String className) {
        Catalogue catalogue = Catalogue.get();
        return catalogue.entries().values().stream()
                .filter(entry -> entry.className().equals(className))
                .map(Catalogue.Entry::id)
                .findFirst()
                .orElseThrow(() -> new LearnerException(
                        "The classifier " + className + " cannot be tuned: "
                                + catalogue.excluded().getOrDefault(className, "it is none of Weka's own") + ".",
                        null));
    }

    /** @return what the classifiers that are tuned can handle: what one can, all together can */
    public Capabilities capabilities() {
        Capabilities capabilities = null;
        for (WekaLearner learner : chosen()) {
            Capabilities own = learner.libraryDefault().getCapabilities();
            if (capabilities == null) {
                capabilities = own;
            } else {
                capabilities.or(own);
            }
        }
        if (capabilities == null) {
            throw new LearnerException("The list of learners is " + learners + "; it must name at least one.", null);
        }
        for (Capabilities.Capability texts :
                List.of(Capabilities.Capability.STRING_ATTRIBUTES, Capabilities.Capability.RELATIONAL_ATTRIBUTES)) {
            capabilities.disable(texts);
        }
        return capabilities;
    }

    private List<WekaLearner> chosen() {
        WekaLearnerProvider provider = new WekaLearnerProvider();
        List<WekaLearner> chosen = new ArrayList<>();
        for (String name : learners) {
            if (name.equals(TuningJob.AUTO)) {
                provider.recommended().forEach(id -> chosen.add(learner(provider, id)));
            } else {
                String prefix = Catalogue.LIBRARY + ":";
                chosen.add(learner(provider, name.startsWith(prefix) ? name : prefix + name));
            }
        }
        return chosen;
    }

    private static WekaLearner learner(WekaLearnerProvider provider, String id) {
        return (WekaLearner) provider.find(id)
                .orElseThrow(() -> new LearnerException(
                        "There is no learner '" + id + "'; there are " + Names.some(provider.ids()) + ".",
                        Names.closest(id, provider.ids())
                                .map(close -> "you meant '" + close + "'.")
                                .orElse(null)));
    }

    /**
     * Tunes and trains. When the thread is interrupted, the best so far is trained and the interrupt is kept.
     *
     * @param instances a table with a class
     * @return the winner
     * @throws DataException        if nothing can be learned from the table
     * @throws InterruptedException if the thread was interrupted before any trial was complete
     * @throws Exception            if the winner cannot be trained
     */
    public Tuned run(Instances instances) throws Exception {
        Dataset dataset = WekaDatasets.toDataset(instances).withoutMissingTargets();
        TuningJob job = job(dataset);
        Watched<TuningResult> watched = Watched.run(job::run, job::cancel);
        TuningResult result = watched.result();
        if (watched.interrupted() && result.incumbent().isEmpty()) {
            throw new InterruptedException("Interrupted before any trial was complete.");
        }
        Trial incumbent = result.incumbent().orElseThrow(() -> new LearnerException(nothing(result), null));
        Classifier winner = winner(incumbent, dataset);
        TrialReport report = new TrialReport(result);
        if (watched.interrupted()) {
            Thread.currentThread().interrupt();
        }
        return new Tuned(
                winner, report.text(), report.best(), report.atDefault(), report.ended(), watched.interrupted());
    }

    private TuningJob job(Dataset dataset) {
        TuningJob job = Headstart.tune(dataset)
                .learners(chosen().stream().map(WekaLearner::id).toList())
                .trials(trials)
                .folds(folds)
                .workers(slots)
                .isolated(isolated)
                .transfer(transfer)
                .seed(seed)
                .time(seconds == 0 ? null : Duration.ofSeconds(seconds))
                .warehouse(warehouse.isEmpty() ? Providers.defaultWarehouse().toString() : warehouse);
        return metric.isEmpty() ? job : job.metric(metric);
    }

    private static String nothing(TuningResult result) {
        String reasons = result.trials().stream()
                .flatMap(trial -> trial.outcome() == null || trial.outcome().message() == null
                        ? Stream.empty()
                        : Stream.of(trial.outcome().message()))
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" "));
        return "None of the " + result.trials().size() + " trials of study '"
                + result.study().id() + "' completed. " + reasons;
    }

    private static Classifier winner(Trial incumbent, Dataset dataset) throws Exception {
        WekaLearner learner =
                learner(new WekaLearnerProvider(), incumbent.proposal().learner());
        return learner.trained(
                incumbent.proposal().configuration(), incumbent.plan().seed(), WekaDatasets.toInstances(dataset));
    }
}
