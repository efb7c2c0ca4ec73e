package weka.classifiers.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.headstart.api.TuningJob;
import org.headstart.weka.WekaTuning;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import weka.classifiers.Classifier;
import weka.classifiers.RandomizableSingleClassifierEnhancer;
import weka.classifiers.rules.ZeroR;
import weka.classifiers.trees.RandomForest;
import weka.core.AdditionalMeasureProducer;
import weka.core.AttributeStats;
import weka.core.Capabilities;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Option;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;

/**
 * Tunes a classifier, or chooses among several, with a head start from every tuning job in its warehouse; then trains the winner on all
 * instances. A table from which nothing can be learned (one class, no attributes) gets ZeroR.
 */
@NullMarked
public class Headstart extends RandomizableSingleClassifierEnhancer
        implements AdditionalMeasureProducer, TechnicalInformationHandler {

    private static final long serialVersionUID = 1L;

    private static final String MEASURE_TRIALS = "measureTrials";
    private static final String MEASURE_BEST = "measureBestValue";
    private static final String MEASURE_DEFAULT = "measureDefaultValue";

    private static final int DEFAULT_TRIALS = 30;
    private static final int DEFAULT_FOLDS = 5;

    private String learners = "";
    private int numTrials = DEFAULT_TRIALS;
    private int maxSeconds;
    private int numFolds = DEFAULT_FOLDS;
    private String metric = "";
    private String warehouse = "";
    private int numSlots = 1;
    private boolean isolated;
    private boolean noTransfer;

    private @Nullable Classifier winner;
    private String report = "";
    private double bestValue = Double.NaN;
    private double defaultValue = Double.NaN;
    private int endedTrials;

    /** Tunes a random forest, unless told otherwise. */
    public Headstart() {
        m_Classifier = new RandomForest();
    }

    @Override
    protected String defaultClassifierString() {
        return RandomForest.class.getName();
    }

    /** @return a description for Weka's editor */
    public String globalInfo() {
        return "Tunes the hyperparameters of a classifier, or chooses among several and tunes them, by cross-validation. It gets a head "
                + "start from a warehouse in which every tuning job leaves its trials: configurations that were good on similar tables "
                + "come first. The winner is trained on all instances. For more information see:\n\n"
                + getTechnicalInformation();
    }

    @Override
    public TechnicalInformation getTechnicalInformation() {
        TechnicalInformation paper = new TechnicalInformation(TechnicalInformation.Type.INPROCEEDINGS);
        paper.setValue(TechnicalInformation.Field.AUTHOR, "M. Feurer and J. T. Springenberg and F. Hutter");
        paper.setValue(
                TechnicalInformation.Field.TITLE,
                "Initializing Bayesian Hyperparameter Optimization via Meta-Learning");
        paper.setValue(TechnicalInformation.Field.BOOKTITLE, "Twenty-Ninth AAAI Conference on Artificial Intelligence");
        paper.setValue(TechnicalInformation.Field.YEAR, "2015");
        return paper;
    }

    @Override
    public Enumeration<Option> listOptions() {
        List<Option> options = new ArrayList<>(List.of(
                option("learners", "<list>", learnersTipText(), "the base classifier alone"),
                option("trials", "<int>", numTrialsTipText(), "" + DEFAULT_TRIALS),
                option("max-seconds", "<int>", maxSecondsTipText(), "0"),
                option("folds", "<int>", numFoldsTipText(), "" + DEFAULT_FOLDS),
                option("metric", "<name>", metricTipText(), "accuracy, or rmse for numeric classes"),
                option("warehouse", "<file>", warehouseTipText(), "warehouse.db in the folder .headstart of your home"),
                option("slots", "<int>", numSlotsTipText(), "1"),
                flag("isolated", isolatedTipText()),
                flag("no-transfer", noTransferTipText())));
        options.addAll(Collections.list(super.listOptions()));
        return Collections.enumeration(options);
    }

    private static Option option(String name, String argument, String text, String initial) {
        return new Option("\t" + text + "\n\t(default: " + initial + ")", name, 1, "-" + name + " " + argument);
    }

    private static Option flag(String name, String text) {
        return new Option("\t" + text, name, 0, "-" + name);
    }

    @Override
    public void setOptions(String[] options) throws Exception {
        setLearners(Utils.getOption("learners", options));
        setNumTrials(number("trials", options, DEFAULT_TRIALS));
        setMaxSeconds(number("max-seconds", options, 0));
        setNumFolds(number("folds", options, DEFAULT_FOLDS));
        setMetric(Utils.getOption("metric", options));
        setWarehouse(Utils.getOption("warehouse", options));
        setNumSlots(number("slots", options, 1));
        setIsolated(Utils.getFlag("isolated", options));
        setNoTransfer(Utils.getFlag("no-transfer", options));
        super.setOptions(options);
        Utils.checkForRemainingOptions(options);
    }

    private static int number(String name, String[] options, int initial) throws Exception {
        String text = Utils.getOption(name, options);
        return text.isEmpty() ? initial : Integer.parseInt(text);
    }

    @Override
    public String[] getOptions() {
        List<String> options = new ArrayList<>();
        add(options, "learners", learners);
        add(options, "trials", "" + numTrials);
        add(options, "max-seconds", "" + maxSeconds);
        add(options, "folds", "" + numFolds);
        add(options, "metric", metric);
        add(options, "warehouse", warehouse);
        add(options, "slots", "" + numSlots);
        if (isolated) {
            options.add("-isolated");
        }
        if (noTransfer) {
            options.add("-no-transfer");
        }
        Collections.addAll(options, super.getOptions());
        return options.toArray(new String[0]);
    }

    private static void add(List<String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.add("-" + name);
            options.add(value);
        }
    }

    @Override
    public Capabilities getCapabilities() {
        Capabilities capabilities = tuning().capabilities();
        capabilities.setOwner(this);
        capabilities.enable(Capabilities.Capability.MISSING_CLASS_VALUES);
        capabilities.setMinimumNumberInstances(2);
        return capabilities;
    }

    private WekaTuning tuning() {
        return new WekaTuning(
                learners.isBlank()
                        ? List.of(WekaTuning.idOf(getClassifier().getClass().getName()))
                        : Arrays.stream(learners.split(",")).map(String::strip).toList(),
                numTrials,
                maxSeconds,
                numFolds,
                metric,
                warehouse,
                numSlots,
                isolated,
                !noTransfer,
                getSeed());
    }

    @Override
    public void buildClassifier(Instances data) throws Exception {
        forget();
        getCapabilities().testWithFail(data);
        if (isTrivial(data)) {
            winner = new ZeroR();
            winner.buildClassifier(data);
            report = "Nothing to be learned from this table: ZeroR.";
            return;
        }
        WekaTuning.Tuned tuned = tuning().run(data);
        winner = tuned.winner();
        report = (tuned.interrupted() ? "Interrupted: the best so far.\n" : "") + tuned.report();
        bestValue = tuned.value();
        defaultValue = tuned.atDefault();
        endedTrials = tuned.trials();
    }

    private void forget() {
        winner = null;
        report = "";
        bestValue = Double.NaN;
        defaultValue = Double.NaN;
        endedTrials = 0;
    }

    /** No attribute besides the class, or not two different classes to tell apart. */
    private static boolean isTrivial(Instances data) {
        AttributeStats target = data.attributeStats(data.classIndex());
        return data.numAttributes() < 2 || target.distinctCount < 2;
    }

    @Override
    public double[] distributionForInstance(Instance instance) throws Exception {
        return trained().distributionForInstance(instance);
    }

    private Classifier trained() {
        if (winner == null) {
            throw new IllegalStateException("No model has been built yet.");
        }
        return winner;
    }

    /** @return the winner, trained on all instances; null before training */
    public @Nullable Classifier winner() {
        return winner;
    }

    @Override
    public Enumeration<String> enumerateMeasures() {
        return Collections.enumeration(List.of(MEASURE_TRIALS, MEASURE_BEST, MEASURE_DEFAULT));
    }

    @Override
    public double getMeasure(String name) {
        if (name.equalsIgnoreCase(MEASURE_TRIALS)) {
            return endedTrials;
        } else if (name.equalsIgnoreCase(MEASURE_BEST)) {
            return bestValue;
        } else if (name.equalsIgnoreCase(MEASURE_DEFAULT)) {
            return defaultValue;
        }
        throw new IllegalArgumentException(
                "There is no measure '" + name + "'; there are " + Collections.list(enumerateMeasures()) + ".");
    }

    @Override
    public String toString() {
        return winner == null ? "Headstart: no model has been built yet." : report + "\n\n" + winner;
    }

    /** @return names of classifiers, separated by commas; empty = the base classifier */
    public String getLearners() {
        return learners;
    }

    /** @param names names of classifiers, separated by commas, or {@link TuningJob#AUTO}; empty = the base classifier */
    public void setLearners(String names) {
        learners = names.strip();
    }

    /** @return a description for Weka's editor */
    public String learnersTipText() {
        return "The classifiers to choose among, separated by commas, for example J48,SMO; " + TuningJob.AUTO
                + " takes some that are worth a try on any table; empty takes the base classifier alone.";
    }

    @Override
    public String classifierTipText() {
        return "The classifier to be tuned, when no learners are named. Its class counts, not its options.";
    }

    /** @return how many configurations are tried */
    public int getNumTrials() {
        return numTrials;
    }

    /** @param count how many configurations are tried, at least 1 */
    public void setNumTrials(int count) {
        numTrials = atLeast(count, 1, "number of trials");
    }

    /** @return a description for Weka's editor */
    public String numTrialsTipText() {
        return "How many configurations are tried.";
    }

    /** @return seconds, 0 = no limit */
    public int getMaxSeconds() {
        return maxSeconds;
    }

    /** @param seconds after which no trial begins and running ones are stopped; 0 = no limit */
    public void setMaxSeconds(int seconds) {
        maxSeconds = atLeast(seconds, 0, "limit in seconds");
    }

    /** @return a description for Weka's editor */
    public String maxSecondsTipText() {
        return "After this time in seconds the best so far is taken; 0 for no limit.";
    }

    /** @return cross-validation folds */
    public int getNumFolds() {
        return numFolds;
    }

    /** @param folds cross-validation folds, at least 2 */
    public void setNumFolds(int folds) {
        numFolds = atLeast(folds, 2, "number of folds");
    }

    /** @return a description for Weka's editor */
    public String numFoldsTipText() {
        return "The number of cross-validation folds that each configuration is judged by.";
    }

    /** @return the metric's name; empty = accuracy, or rmse for numeric classes */
    public String getMetric() {
        return metric;
    }

    /** @param name a metric's name; empty = accuracy, or rmse for numeric classes */
    public void setMetric(String name) {
        metric = name.strip();
    }

    /** @return a description for Weka's editor */
    public String metricTipText() {
        return "What is optimized: accuracy, balanced_accuracy, auc, log_loss, f1_macro or kappa; rmse, mae or r2 for numeric classes; "
                + "empty for the first of these.";
    }

    /** @return the warehouse's file; empty = the user's own */
    public String getWarehouse() {
        return warehouse;
    }

    /** @param location a file or URL; empty = the user's own */
    public void setWarehouse(String location) {
        warehouse = location.strip();
    }

    /** @return a description for Weka's editor */
    public String warehouseTipText() {
        return "The file that keeps all trials, and from which the head start comes; empty for your own.";
    }

    /** @return how many trials run at once */
    public int getNumSlots() {
        return numSlots;
    }

    /** @param slots how many trials run at once, at least 1 */
    public void setNumSlots(int slots) {
        numSlots = atLeast(slots, 1, "number of slots");
    }

    /** @return a description for Weka's editor */
    public String numSlotsTipText() {
        return "How many trials run at once; the result is the same.";
    }

    /** @return whether each trial runs in a process of its own */
    public boolean getIsolated() {
        return isolated;
    }

    /** @param wanted whether each trial runs in a process of its own */
    public void setIsolated(boolean wanted) {
        isolated = wanted;
    }

    /** @return a description for Weka's editor */
    public String isolatedTipText() {
        return "Whether each trial runs in a process of its own, where its limits of time and memory hold.";
    }

    /** @return whether history is left aside */
    public boolean getNoTransfer() {
        return noTransfer;
    }

    /** @param wanted whether history is left aside */
    public void setNoTransfer(boolean wanted) {
        noTransfer = wanted;
    }

    /** @return a description for Weka's editor */
    public String noTransferTipText() {
        return "Whether what was tuned before is left aside.";
    }

    private static int atLeast(int value, int least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + value + ", but it must be at least " + least + ".");
        }
        return value;
    }

    @Override
    public String getRevision() {
        return org.headstart.api.Headstart.VERSION;
    }

    /** @param options the options of Weka's command line */
    public static void main(String[] options) {
        runClassifier(new Headstart(), options);
    }
}
