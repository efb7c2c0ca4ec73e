package org.headstart.tests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.headstart.api.Headstart;
import org.headstart.api.Providers;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.NoRoomException;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;

/**
 * A process whose disk falls below the floor of free space while two workers run trials, several times over: what had begun must have ended, and nothing
 * else may have begun. Arguments: a folder, a table, how many times. Says how many trials ended.
 */
final class CrampedLoop {

    /** Far above the floor of this process, which is 4 MB. */
    private static final int KILOBYTES = 32 << 10;

    /** Below the floor, but room enough for what runs. */
    private static final int PAGES_LEFT = 500;

    private static final int BEGUN = 4;

    private CrampedLoop() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        SmallDisk disk = SmallDisk.of(folder, KILOBYTES);
        int ended = 0;
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            Path filler = folder.resolve("filler");
            String warehouse = folder.resolve("w" + i + ".db").toString();
            Set<Integer> begun = new ConcurrentSkipListSet<>();
            try {
                Headstart.tune(Path.of(args[1]), "kind")
                        .learners("tribuo:CART")
                        .optimizer("random")
                        .trials(40)
                        .workers(2)
                        .seed(i)
                        .isolated(false)
                        .warehouse(warehouse)
                        .listener(trial -> note(trial, begun, disk, filler))
                        .run();
                throw new IllegalStateException("All trials were run, whatever the floor.");
            } catch (NoRoomException e) {
                Set<Integer> found = ended(warehouse);
                if (!found.equals(new TreeSet<>(begun)) || !e.getMessage().contains("no trial is begun below 4 MB")) {
                    throw new IllegalStateException(begun + " had begun, " + found + " ended: " + e.getMessage(), e);
                }
                ended += found.size();
            }
            Files.delete(filler);
        }
        System.out.println(ended + " trials begun and ended");
    }

    private static void note(Trial trial, Set<Integer> begun, SmallDisk disk, Path filler) {
        if (trial.state() == TrialState.RUNNING && begun.add(trial.number()) && begun.size() == BEGUN) {
            try {
                disk.fill(filler, PAGES_LEFT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Set<Integer> ended(String location) {
        try (Warehouse warehouse = Providers.warehouse(location)) {
            Study study = warehouse.studies().get(0);
            return warehouse.trials(study.id()).stream()
                    .filter(trial -> trial.state().isEnd())
                    .map(Trial::number)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
