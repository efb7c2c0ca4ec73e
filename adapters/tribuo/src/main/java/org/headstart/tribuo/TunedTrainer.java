package org.headstart.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.headstart.api.Headstart;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.trial.Trial;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * A Tribuo trainer that first tunes: it cross-validates configurations of the given learners on the examples, with the help of all that was tuned
 * before, and then trains the best on all examples. The model is the winner's own, as its own trainer makes it, and so is the provenance of its
 * trainer; its instance provenance says which study and trial it came from.
 *
 * <p>Outputs must be {@link org.tribuo.classification.Label}s or {@link org.tribuo.regression.Regressor}s of one dimension. While tuning, an absent
 * feature counts as 0, which is how every trainer but XGBoost reads it. The examples are held as a dense table of 8 bytes a value.
 *
 * <p>Each call of {@code train} draws its seed from the trainer's own, so that two calls differ and a given invocation count always gives the same
 * study, as long as the warehouse is the same or history is switched off. Thread-safe.
 *
 * @param <T> labels or regressors
 */
public final class TunedTrainer<T extends Output<T>> implements Trainer<T> {

    /** Instance provenance: the id of the study that tuned. */
    public static final String STUDY = "headstart-study";

    /** Instance provenance: the 0-based number of the trial that won. */
    public static final String TRIAL = "headstart-trial";

    /** Instance provenance: the winner's learner. */
    public static final String LEARNER = "headstart-learner";

    /** Instance provenance: the winner's configuration. */
    public static final String CONFIGURATION = "headstart-configuration";

    /** Instance provenance: the winner's cross-validated value, with the metric's name. */
    public static final String VALUE = "headstart-value";

    /** Instance provenance: where the winner's configuration came from, for example PORTFOLIO, and why. */
    public static final String SOURCE = "headstart-source";

    /** Instance provenance: there when the model was trained on a densified copy of the examples. */
    public static final String DENSIFIED = "headstart-densified";

    @Config(
            description =
                    "Ids of Tribuo learners to choose among, such as tribuo:XGBoost; those that cannot handle the examples are left out.")
    private List<String> learners = new ArrayList<>(new TribuoLearners().recommended());

    @Config(description = "How many configurations are tried.")
    private int trials = 30;

    @Config(description = "Cross-validation folds.")
    private int folds = 5;

    @Config(description = "Decides the folds and the search.")
    private long seed = Trainer.DEFAULT_SEED;

    @Config(description = "What is optimized; empty for accuracy, or rmse for regression.")
    private String metric = "";

    @Config(description = "The warehouse's file or URL; empty for the user's default warehouse.")
    private String warehouse = "";

    @Config(description = "Whether each trial runs in a process of its own, where its limits hold.")
    private boolean isolated;

    @Config(description = "Whether what was tuned before may help.")
    private boolean transfer = true;

    private SplittableRandom random = new SplittableRandom(seed);
    private int invocations;

    /** For OLCUT; all settings at their defaults. */
    public TunedTrainer() {}

    /**
     * @param learners  ids of Tribuo learners, at least one
     * @param trials    how many configurations are tried, at least 1
     * @param folds     cross-validation folds, at least 2
     * @param seed      decides the folds and the search
     * @param metric    a standard metric's name; empty for accuracy, or rmse for regression
     * @param warehouse the warehouse's file or URL; empty for the user's default warehouse
     * @param isolated  whether each trial runs in a process of its own
     * @param transfer  whether what was tuned before may help
     * @throws PropertyException if a setting is out of range
     */
    public TunedTrainer(
            List<String> learners,
            int trials,
            int folds,
            long seed,
            String metric,
            String warehouse,
            boolean isolated,
            boolean transfer) {
        this.learners = new ArrayList<>(learners);
        this.trials = trials;
        this.folds = folds;
        this.seed = seed;
        this.metric = metric;
        this.warehouse = warehouse;
        this.isolated = isolated;
        this.transfer = transfer;
        postConfig();
    }

    /** Checks the settings; called by OLCUT. */
    @Override
    public synchronized void postConfig() {
        if (learners.isEmpty() || !new TribuoLearners().ids().containsAll(learners)) {
            throw new PropertyException(
                    "",
                    "learners",
                    "The learners are " + learners + ", but must be some of " + new TribuoLearners().ids());
        }
        if (trials < 1) {
            throw new PropertyException("", "trials", "The number of trials is " + trials + ", but must be at least 1");
        }
        if (folds < 2) {
            throw new PropertyException("", "folds", "The number of folds is " + folds + ", but must be at least 2");
        }
        random = new SplittableRandom(seed);
    }

    @Override
    public Model<T> train(Dataset<T> examples, Map<String, Provenance> runProvenance) {
        return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
    }

    /**
     * Tunes, then trains the winner on all examples.
     *
     * @throws LearnerException if no trial completed, or the thread was interrupted, which stays so
     */
    @Override
    public Model<T> train(Dataset<T> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        long studySeed = nextSeed(invocationCount);
        org.headstart.api.dataset.Dataset table = TribuoTables.table(examples);
        TuningResult result = tune(table, studySeed);
        Trial winner = result.incumbent()
                .orElseThrow(() -> new LearnerException(
                        "None of the " + result.trials().size() + " trials of study '"
                                + result.study().id() + "' completed.",
                        "the messages of its trials say why."));
        Map<String, Provenance> provenance = new LinkedHashMap<>(runProvenance);
        describe(result, winner, provenance);
        return train(winner, table, examples, provenance);
    }

    private Model<T> train(
            Trial winner,
            org.headstart.api.dataset.Dataset table,
            Dataset<T> examples,
            Map<String, Provenance> provenance) {
        Map<String, String> values = TrainerBuilder.values(winner.proposal().configuration());
        Trainer<T> trainer = trainer(winner, values, table);
        if (!TribuoLearner.standardizes(values)) {
            return trainer.train(examples, provenance);
        }
        MutableDataset<T> dense = MutableDataset.createDeepCopy(examples);
        dense.densify();
        RunProvenance.put(provenance, DENSIFIED, "true");
        return trainer.train(dense, provenance);
    }

    private synchronized long nextSeed(int invocationCount) {
        if (invocationCount != INCREMENT_INVOCATION_COUNT) {
            setInvocationCount(invocationCount);
        }
        invocations++;
        return random.split().nextLong();
    }

    private TuningResult tune(org.headstart.api.dataset.Dataset table, long studySeed) {
        TuningJob job = Headstart.tune(table)
                .learners(learners)
                .trials(trials)
                .folds(folds)
                .seed(studySeed)
                .isolated(isolated)
                .transfer(transfer);
        if (!metric.isEmpty()) {
            job.metric(metric);
        }
        if (!warehouse.isEmpty()) {
            job.warehouse(warehouse);
        }
        try {
            return job.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LearnerException("Interrupted while tuning.", "the study can be resumed from its warehouse.", e);
        }
    }

    private static void describe(TuningResult result, Trial winner, Map<String, Provenance> provenance) {
        RunProvenance.put(provenance, STUDY, result.study().id());
        RunProvenance.put(provenance, TRIAL, Integer.toString(winner.number()));
        RunProvenance.put(provenance, LEARNER, winner.proposal().learner());
        RunProvenance.put(
                provenance, CONFIGURATION, winner.proposal().configuration().toString());
        RunProvenance.put(provenance, VALUE, result.study().metric().name() + " " + winner.value());
        RunProvenance.put(
                provenance,
                SOURCE,
                winner.proposal().source() + ": " + winner.proposal().why());
    }

    @SuppressWarnings("unchecked") // the learner was tuned on these outputs
    private Trainer<T> trainer(Trial winner, Map<String, String> values, org.headstart.api.dataset.Dataset table) {
        TribuoLearner learner = (TribuoLearner)
                new TribuoLearners().find(winner.proposal().learner()).orElseThrow();
        return (Trainer<T>)
                learner.denseTrainer(table.taskType(), values, winner.plan().seed(), TribuoTables.varying(table));
    }

    @Override
    public synchronized int getInvocationCount() {
        return invocations;
    }

    @Override
    public synchronized void setInvocationCount(int invocationCount) {
        if (invocationCount < 0) {
            throw new IllegalArgumentException(
                    "The invocation count is " + invocationCount + ", but must be at least 0.");
        }
        random = new SplittableRandom(seed);
        for (invocations = 0; invocations < invocationCount; invocations++) {
            random.split();
        }
    }

    @Override
    public synchronized TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }

    @Override
    public String toString() {
        return "TunedTrainer(learners=" + learners + ",trials=" + trials + ",folds=" + folds + ",seed=" + seed
                + ",metric=" + metric + ",warehouse=" + warehouse + ",isolated=" + isolated + ",transfer=" + transfer
                + ")";
    }
}
