package org.headstart.tests.crash;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.Headstart;
import org.headstart.api.TuningJob;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.trial.Trial;

/**
 * A process that runs a tuning job and says, a line each, which trials begin and end. Arguments: the warehouse, the study, a {@link Role}, the
 * optimizer, how many trials, how many workers, the learners.
 */
final class StudyProcess {

    static final Dataset TABLE = table();

    /** What a process is to a study. */
    enum Role {
        /** Begins it. */
        BEGIN,
        /** Takes it up again. */
        RESUME,
        /** Helps it along. */
        JOIN
    }

    private StudyProcess() {}

    /** Runs until the study is done or the process is killed. */
    public static void main(String[] args) throws InterruptedException {
        TuningJob job =
                switch (Role.valueOf(args[2].toUpperCase(Locale.ROOT))) {
                    case BEGIN -> begin(args[0], args[1], args[3], Integer.parseInt(args[4]), args[6]);
                    case RESUME -> Headstart.resume(args[0], args[1], TABLE);
                    case JOIN -> Headstart.join(args[0], args[1], TABLE);
                };
        job.isolated(false)
                .workers(Integer.parseInt(args[5]))
                .listener(StudyProcess::say)
                .run();
        System.out.println("done");
    }

    /** A job whose learners are named with commas between. */
    static TuningJob begin(String location, String study, String optimizer, int trials, String learners) {
        return Headstart.tune(TABLE)
                .learners(learners.split(","))
                .metrics(optimizer.equals("nsga2") ? List.of("accuracy", "log_loss") : List.of("accuracy"))
                .warehouse(location)
                .study(study)
                .optimizer(optimizer)
                .trials(trials)
                .seed(7)
                .isolated(false);
    }

    private static void say(Trial trial) {
        System.out.println((trial.state().isEnd() ? "ended " : "begun ") + trial.number());
    }

    /** The second class begins at 0.37, with some noise. */
    private static Dataset table() {
        Random random = new Random(5);
        double[] x = random.doubles(200).toArray();
        int[] kind = IntStream.range(0, x.length)
                .map(i -> x[i] + 0.1 * random.nextGaussian() > 0.37 ? 1 : 0)
                .toArray();
        return Dataset.of(
                "threshold",
                List.of(NumericColumn.of("x", x), CategoricalColumn.of("kind", kind, List.of("a", "b"))),
                "kind");
    }
}
