package org.headstart.tests.benchmarks.yahpo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headstart.api.dataset.DataException;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.tests.benchmarks.yahpo.ColumnSearch.Found;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackReader;
import org.headstart.warehouse.pack.PackTask;

/** A folder with a surrogate: a pack whose tasks answer for any configuration. Thread-safe. */
final class Scenario implements AutoCloseable {

    private final String name;
    private final Pack pack;
    private final Surrogate surrogate;
    private final Inputs inputs;
    private final Found layout;
    private final Map<String, Bounds> bounds;

    private Scenario(
            String name, Pack pack, Surrogate surrogate, Inputs inputs, Found layout, Map<String, Bounds> bounds) {
        this.name = name;
        this.pack = pack;
        this.surrogate = surrogate;
        this.inputs = inputs;
        this.layout = layout;
        this.bounds = bounds;
    }

    /**
     * Reads a scenario and proves, by its recorded trials, that the surrogate is called as it wants to be.
     *
     * @param folder with {@code model.onnx}, {@code config_space.json}, {@code encoding.json}, {@code bounds.csv} and a pack
     * @throws org.headstart.api.HeadstartException if a file is missing or malformed, or the surrogate does not reproduce the record
     */
    static Scenario open(Path folder) {
        Pack pack = PackReader.read(folder);
        Inputs inputs = inputs(folder, pack);
        Map<String, Bounds> bounds = Bounds.read(folder.resolve("bounds.csv"));
        Surrogate surrogate = new Surrogate(folder.resolve("model.onnx"));
        try {
            Recorded recorded = Recorded.of(pack.tasks(), inputs);
            if (recorded.values().length == 0) {
                throw new DataException(
                        "The scenario '" + folder + "' has no trials, so there is nothing to prove the surrogate by.",
                        null);
            }
            Found layout = new ColumnSearch(surrogate, inputs, searched(pack), recorded).find();
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            return new Scenario(name, pack, surrogate, inputs, layout, bounds);
        } catch (RuntimeException e) {
            surrogate.close();
            throw e;
        }
    }

    private static Inputs inputs(Path folder, Pack pack) {
        ConfigSpace space = ConfigSpace.read(folder.resolve("config_space.json"));
        List<String> known =
                space.parameters().stream().map(ConfigSpace.Parameter::name).toList();
        List<String> searched = searched(pack);
        if (!known.containsAll(searched)) {
            throw new DataException(
                    "The hyperparameters of space.json are " + searched + ", but config_space.json knows " + known
                            + ".",
                    "one of the two belongs to another scenario.");
        }
        ConfigSpace.Parameter instance =
                space.instance(pack.tasks().stream().map(PackTask::name).toList());
        return new Inputs(
                space,
                CategoryCodes.read(folder.resolve("encoding.json")),
                instance,
                space.fidelities(searched, instance));
    }

    private static List<String> searched(Pack pack) {
        return pack.space().parameters().stream().map(Hyperparameter::name).toList();
    }

    /** The folder's name. */
    String name() {
        return name;
    }

    /** Space, metric, tasks and the trials of those to learn from. */
    Pack pack() {
        return pack;
    }

    /** Which column means what, as the record proves it. */
    Found layout() {
        return layout;
    }

    /** What can be reached on an instance. */
    Bounds bounds(String task) {
        Bounds own = bounds.get(task);
        if (own == null) {
            throw new DataException(
                    "The file bounds.csv of '" + name + "' has no instance '" + task + "'.",
                    "it belongs to another scenario.");
        }
        return own;
    }

    /** The shares of a full evaluation that may be asked for, from the least that the fidelity allows. */
    Rungs rungs() {
        return Rungs.geometric(inputs.leastShare(), Rungs.REDUCTION);
    }

    /**
     * What the surrogate says.
     *
     * @param task          the instance
     * @param configuration a configuration of the pack's space
     * @param share         of the full fidelity, above 0 and at most 1
     * @return the metric's value
     */
    double value(String task, Configuration configuration, double share) {
        Map<String, Double> told = inputs.of(task, configuration, share);
        Columns columns = layout.columns();
        return surrogate
                .predict(new int[][] {columns.codes(told)}, new float[][] {columns.values(told)})[0][layout.target()];
    }

    @Override
    public void close() {
        surrogate.close();
    }
}
