package org.headstart.warehouse;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.headstart.api.HeadstartException;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Warehouse;

/**
 * Damages copies of a warehouse, then opens, verifies, reads and repairs each. A program of its own, for a fault of SQLite would end the process;
 * it prints counts, and ends with an error at the first copy that hangs or whose trials are wrong without notice. Arguments: folder, seed, first
 * copy, copies.
 */
final class DamagedCopies {

    private static final int SECONDS = 10;

    /** What is done to a copy. */
    enum Damage {
        FLIPPED_BITS,
        ZEROED,
        RANDOM,
        TRUNCATED,
        WITHOUT_LOG
    }

    private final Path folder;
    private final long seed;
    private final Sound sound;
    private final Map<String, Long> counts = new TreeMap<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    private DamagedCopies(Path folder, long seed, Sound sound) {
        this.folder = folder;
        this.seed = seed;
        this.sound = sound;
    }

    /**
     * The warehouse before the damage, as files and as what they hold.
     *
     * @param files the contents by the end of their names
     * @param truth what they hold
     * @param rows  where each row lies
     */
    private record Sound(Map<String, byte[]> files, Stock truth, RowPlaces rows) {

        /** Every other one is copied while it is in use, and so has a log. */
        static Sound make(Path folder, boolean inUse) throws IOException {
            Path file = folder.resolve(inUse ? "used.db" : "closed.db");
            try (Warehouse warehouse = open(file)) {
                Stock.fill(warehouse, 60);
            }
            Stock truth;
            try (Warehouse warehouse = open(file)) {
                if (inUse) {
                    Stock.addStudy(warehouse, "late", 30);
                    return of(file, Stock.of(warehouse));
                }
                truth = Stock.of(warehouse);
            }
            return of(file, truth);
        }

        private static Sound of(Path file, Stock truth) throws IOException {
            Map<String, byte[]> files = new TreeMap<>();
            for (String end : List.of("", "-wal", "-shm")) {
                Path part = file.resolveSibling(file.getFileName() + end);
                if (Files.exists(part)) {
                    files.put(end, Files.readAllBytes(part));
                }
            }
            return new Sound(files, truth, RowPlaces.of(file, files));
        }
    }

    private static Warehouse open(Path file) {
        return new SqliteWarehouseProvider().open(file.toString());
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long seed = Long.parseLong(args[1]);
        int first = Integer.parseInt(args[2]);
        int copies = Integer.parseInt(args[3]);
        Map<String, Long> counts = new TreeMap<>();
        for (boolean inUse : new boolean[] {false, true}) {
            DamagedCopies batch = new DamagedCopies(folder, seed, Sound.make(folder, inUse));
            for (int i = first; i < first + copies; i++) {
                if ((i % 2 == 1) == inUse) {
                    batch.check(i);
                }
            }
            batch.executor.shutdown();
            batch.counts.forEach((name, count) -> counts.merge(name, count, Long::sum));
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        counts.forEach((name, count) -> out.println(name + "=" + count));
    }

    private void count(String name, long by) {
        counts.merge(name, by, Long::sum);
    }

    private void check(int number) throws IOException {
        // Neighbouring seeds of Random begin alike.
        Random random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
        Map<String, byte[]> damaged = new TreeMap<>();
        sound.files.forEach((end, bytes) -> damaged.put(end, bytes.clone()));
        Damage damage = damage(damaged, random);
        String what = "copy " + number + " of seed " + seed + " (" + damage + ")";
        Path file = write(damaged, number);
        try {
            count("copies", 1);
            count("copies " + damage, 1);
            List<String> told = within(what, () -> read(file, what));
            Files.delete(file);
            write(damaged, number);
            within(what, () -> repair(file, damaged, what));
            count(told.isEmpty() ? "found sound" : "found damaged", 1);
        } finally {
            for (String end : List.of("", "-wal", "-shm", ".sound", ".sound-wal", ".sound-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
            }
        }
    }

    private Path write(Map<String, byte[]> files, int number) throws IOException {
        Path file = folder.resolve("damaged-" + number + ".db");
        for (String end : List.of("", "-wal", "-shm")) {
            Path part = file.resolveSibling(file.getFileName() + end);
            Files.deleteIfExists(part);
            if (files.containsKey(end)) {
                Files.write(part, files.get(end));
            }
        }
        return file;
    }

    private static Damage damage(Map<String, byte[]> files, Random random) {
        List<Damage> damages = files.size() > 1
                ? List.of(Damage.values())
                : List.of(Damage.FLIPPED_BITS, Damage.ZEROED, Damage.RANDOM, Damage.TRUNCATED);
        Damage damage = damages.get(random.nextInt(damages.size()));
        List<String> ends = List.copyOf(files.keySet());
        String end = ends.get(random.nextInt(ends.size()));
        byte[] bytes = files.get(end);
        int regions = 1 + random.nextInt(64);
        switch (damage) {
            case FLIPPED_BITS -> {
                for (int i = 0; i < regions; i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case ZEROED, RANDOM -> {
                for (int i = 0; i < 1 + regions / 8; i++) {
                    int from = random.nextInt(bytes.length);
                    int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 64 : 8192));
                    for (int at = from; at < to; at++) {
                        bytes[at] = damage == Damage.ZEROED ? 0 : (byte) random.nextInt();
                    }
                }
            }
            case TRUNCATED -> files.put(end, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case WITHOUT_LOG -> files.remove("-wal");
        }
        return damage;
    }

    private <T> T within(String what, Callable<T> work) {
        try {
            return executor.submit(work).get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.err.println(what + " hangs");
            Runtime.getRuntime().halt(3);
            throw new AssertionError(what, e);
        } catch (ExecutionException e) {
            throw new AssertionError(what + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(what, e);
        }
    }

    /** What the warehouse says of the damage; each trial that it gives out must be right. */
    private List<String> read(Path file, String what) {
        Map<String, Trial> truth = byId(sound.truth);
        try (Warehouse warehouse = open(file)) {
            List<String> problems = warehouse.verify();
            long missing = truth.size();
            Set<String> wrong = new HashSet<>();
            for (int study = 0; study < 4; study++) {
                String id = study == 3 ? "late" : "study-" + study;
                for (Trial trial : trials(warehouse, id)) {
                    missing--;
                    Trial right = truth.get(trial.id());
                    if (right == null || !isSame(right, trial) || !isClaimedAsOften(right, trial)) {
                        wrong.add(trial.id());
                    }
                }
            }
            count(problems.isEmpty() ? "opened, verified" : "opened, verify told", 1);
            if (problems.isEmpty() && missing > 0) {
                count("older state without notice", 1);
            }
            if (!wrong.isEmpty()) {
                count("silently wrong trials", wrong.size());
                System.err.println(what + ": wrong " + wrong + "; " + problems);
            }
            return problems;
        } catch (HeadstartException e) {
            count("refused", 1);
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<Trial> trials(Warehouse warehouse, String study) {
        try {
            return warehouse.trials(study);
        } catch (HeadstartException e) {
            return List.of();
        }
    }

    /** A trial of an earlier time is not wrong. What checksums cover must be right. */
    private static boolean isSame(Trial right, Trial read) {
        boolean plan = right.study().equals(read.study())
                && right.number() == read.number()
                && right.plan().equals(read.plan());
        return plan && (read.outcome() == null || read.outcome().equals(right.outcome()));
    }

    private static boolean isClaimedAsOften(Trial right, Trial read) {
        return read.outcome() == null || read.attempt() == right.attempt();
    }

    private static Map<String, Trial> byId(Stock stock) {
        return stock.trials().stream().collect(Collectors.toMap(Trial::id, trial -> trial));
    }

    private boolean repair(Path file, Map<String, byte[]> damaged, String what) {
        Path copy = file.resolveSibling(file.getFileName() + ".sound");
        Repair repair = new SqliteWarehouseProvider().repair(file.toString(), copy);
        if (!repair.isSound()) {
            throw new AssertionError(what + ": the copy is not sound: " + repair.problems());
        }
        Stock stock;
        try (Warehouse warehouse = open(copy)) {
            stock = Stock.of(warehouse);
        }
        Map<String, Trial> truth = byId(sound.truth.atRest());
        Map<String, Trial> kept = byId(stock);
        for (Trial trial : stock.trials()) {
            Trial right = truth.get(trial.id());
            if (right == null || !isSame(right, trial)) {
                throw new AssertionError(what + ": repair made up " + trial + " instead of " + right);
            }
        }
        compare(kept, truth, repair.losses(), damaged, what);
        return true;
    }

    private void compare(
            Map<String, Trial> kept,
            Map<String, Trial> truth,
            List<String> losses,
            Map<String, byte[]> damaged,
            String what) {
        Set<String> whole = sound.rows.undamaged(damaged);
        for (Trial right : truth.values()) {
            Trial got = kept.get(right.id());
            boolean back = got != null && (got.outcome() == null) == (right.outcome() == null);
            boolean intact = whole.contains(RowPlaces.trial(right.id()));
            boolean parents = whole.containsAll(sound.rows.parents(right.id()));
            String kind = !intact ? "trials damaged" : parents ? "trials whole" : "trials whole, study damaged";
            count(kind, 1);
            count(kind + ", back", back ? 1 : 0);
            if (intact && parents && !back) {
                System.err.println(what + ": not back: " + right.id() + "; " + losses);
            }
        }
    }
}
