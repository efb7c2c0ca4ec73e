package org.headstart.tests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.Providers;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.NoRoomException;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;

/**
 * A process that works on a study in a file system that is full again and again: each time it looks whether all that it was told is kept can be
 * read, gets a page more, and goes on, every other time with the warehouse opened anew. Arguments: a folder, how many times. Says how it went.
 */
final class CrampedWorker {

    private static final String STUDY = "cramped";

    /** Room for an empty warehouse and little else. */
    private static final int KILOBYTES = 400;

    private final Path folder;
    private final Path file;
    private final SmallDisk disk;
    private final Map<String, Outcome> acknowledged = new HashMap<>();
    private Optional<Claim> claimed = Optional.empty();
    private int next;

    private CrampedWorker(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.disk = SmallDisk.of(folder, KILOBYTES);
        this.file = folder.resolve("w.db");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new CrampedWorker(Path.of(args[0])).run(Integer.parseInt(args[1]));
    }

    private void run(int times) throws IOException, InterruptedException {
        Warehouse warehouse = Providers.warehouse(file.toString());
        Study study = WarehouseSamples.study(warehouse, STUDY, "iris");
        for (int i = 0; i < times; i++) {
            requireRefusal(workUntilFull(warehouse, study));
            requireKept(warehouse);
            if (i % 2 == 1) {
                warehouse.close();
                disk.fill(folder.resolve("filler"), 0);
                lookAtFullDisk();
                Files.delete(folder.resolve("filler"));
                disk.grow(4 + i % 29);
                warehouse = Providers.warehouse(file.toString());
            } else {
                disk.grow(4 + i % 29);
            }
        }
        disk.grow(1 << 14);
        finishQueued(warehouse);
        requireKept(warehouse);
        require(
                warehouse.trials(STUDY).stream().allMatch(trial -> trial.state().isEnd()),
                "some trials have not ended");
        warehouse.close();
        System.out.println(times + " times full, " + acknowledged.size() + " trials");
    }

    private NoRoomException workUntilFull(Warehouse warehouse, Study study) {
        try {
            finishQueued(warehouse);
            while (true) {
                warehouse.enqueue(WarehouseSamples.trial(study, next));
                next++;
                finishQueued(warehouse);
            }
        } catch (NoRoomException e) {
            return e;
        }
    }

    /** A result that could not be stored is stored later. */
    private void finishQueued(Warehouse warehouse) {
        claimed = claimed.or(() -> claim(warehouse));
        while (claimed.isPresent()) {
            Trial trial = claimed.get().trial();
            Outcome outcome = WarehouseSamples.complete(trial.number() / 8.0);
            warehouse.finish(claimed.get(), outcome);
            require(acknowledged.put(trial.id(), outcome) == null, "a trial was completed twice");
            claimed = Optional.empty();
            claimed = claim(warehouse);
        }
    }

    private static Optional<Claim> claim(Warehouse warehouse) {
        return warehouse.claim(STUDY, "worker", WarehouseSamples.LEASE);
    }

    private static void requireRefusal(NoRoomException refusal) {
        require(refusal.getMessage().contains("the disk is full"), "the message was: " + refusal.getMessage());
    }

    private void requireKept(Warehouse warehouse) {
        List<String> problems = warehouse.verify();
        require(problems.isEmpty(), "found damaged: " + problems);
        Map<String, Outcome> found = new HashMap<>();
        for (Trial trial : warehouse.trials(STUDY)) {
            if (trial.outcome() != null) {
                found.put(trial.id(), trial.outcome());
            }
        }
        require(found.equals(acknowledged), acknowledged.size() + " were acknowledged, " + found.size() + " found");
    }

    /** As another process that comes now would. */
    private void lookAtFullDisk() {
        try (Warehouse warehouse = Providers.warehouse(file.toString())) {
            requireKept(warehouse);
            try {
                warehouse.saveTask(WarehouseSamples.task("x".repeat(1 << 15)));
                require(false, "a full disk took a task");
            } catch (NoRoomException e) {
                requireRefusal(e);
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
