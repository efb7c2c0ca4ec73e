package org.headstart.tests.benchmarks.yahpo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackTask;

/**
 * What optimizers are told of the past: all of it as it was, a part of it, or a lie.
 *
 * @param scores what is done to the scores
 * @param limit  how many tasks at most, drawn by the seed
 * @param seed   decides which tasks and how scores are shuffled
 */
record Sources(Scores scores, int limit, long seed) {

    /** All of the past, as it was. */
    static final Sources ALL = new Sources(Scores.TRUE, Integer.MAX_VALUE, 1);

    /** What is done to the scores of past trials. */
    enum Scores {
        /** Left as they are. */
        TRUE(""),
        /** Turned upside down: the best configuration looks like the worst. */
        NEGATED("/negated"),
        /** Dealt out anew within each task: nothing is to be learned. */
        SHUFFLED("/shuffled");

        private final String suffix;

        Scores(String suffix) {
            this.suffix = suffix;
        }
    }

    /** What is added to the names of methods that see the past, so that their results are not mistaken for others. */
    String suffix() {
        return scores.suffix + (limit == Integer.MAX_VALUE ? "" : "/sources" + limit);
    }

    /** The past of one learner. */
    History of(Pack pack, List<PackTask> learned) {
        return new History(
                pack.name(),
                pack.space(),
                pack.metric(),
                chosen(learned).stream().map(this::past).toList());
    }

    private List<PackTask> chosen(List<PackTask> learned) {
        if (learned.size() <= limit) {
            return learned;
        }
        List<PackTask> shuffled = new ArrayList<>(learned);
        Collections.shuffle(shuffled, new Random(seed));
        List<PackTask> chosen = shuffled.subList(0, limit);
        return learned.stream().filter(chosen::contains).toList();
    }

    /** Sizes and classes are not in a pack; no meta-model looks at them. */
    private PastTask past(PackTask task) {
        Task known =
                new Task(task.name(), task.name(), TaskType.CLASSIFICATION, "unknown", 0, 0, 0, task.metaFeatures());
        List<Observation> trials = task.observations().stream()
                .filter(trial -> trial.value() != null)
                .toList();
        List<Double> values =
                new ArrayList<>(trials.stream().map(Observation::value).toList());
        switch (scores) {
            case TRUE -> {}
            case NEGATED -> values.replaceAll(value -> -value);
            case SHUFFLED ->
                Collections.shuffle(values, new Random(seed + task.name().hashCode()));
        }
        return new PastTask(
                known,
                IntStream.range(0, trials.size())
                        .mapToObj(i -> told(trials.get(i), values.get(i)))
                        .toList());
    }

    private static Observation told(Observation trial, double value) {
        return Observation.of(trial.number(), trial.learner(), trial.configuration(), value);
    }
}
