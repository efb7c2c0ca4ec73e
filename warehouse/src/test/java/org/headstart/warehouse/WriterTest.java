package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.FaultyBackend.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes of several threads in one transaction. A first write holds the writer up until the others have lined up behind it. */
class WriterTest {

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch linedUp = new CountDownLatch(1);
    private FaultyBackend backend;
    private Database database;

    @BeforeEach
    void open() {
        backend = new FaultyBackend(new SqliteFile(folder.resolve("w.db"), 0));
        database = Database.open(backend);
    }

    @AfterEach
    void close() {
        linedUp.countDown();
        threads.shutdownNow();
        database.close();
    }

    private static int insert(Session session, String text) throws SQLException {
        return session.update("INSERT INTO space (text, checksum) VALUES (?, 0)", text);
    }

    private List<String> stored() {
        return database.read(session -> session.list("SELECT text FROM space ORDER BY text", row -> row.text(1)));
    }

    /** Starts the write that holds the others up, then the others, and lets all go when each of them waits for it. */
    private List<Future<Integer>> together(List<Write<Integer>> writes) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        List<Future<Integer>> results = new ArrayList<>();
        results.add(threads.submit(() -> database.write(session -> {
            begun.countDown();
            awaitQuietly(linedUp);
            return 0;
        })));
        begun.await();
        List<Thread> waiting = new ArrayList<>();
        for (Write<Integer> write : writes) {
            results.add(threads.submit((Callable<Integer>) () -> {
                synchronized (waiting) {
                    waiting.add(Thread.currentThread());
                }
                return database.write(write);
            }));
        }
        while (!allWait(waiting, writes.size())) {
            Thread.onSpinWait();
        }
        linedUp.countDown();
        return results;
    }

    private static boolean allWait(List<Thread> threads, int size) {
        synchronized (threads) {
            return threads.size() == size && threads.stream().allMatch(each -> each.getState() == Thread.State.WAITING);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable failure(Future<?> result) {
        Throwable thrown = catchThrowable(result::get);
        return thrown instanceof ExecutionException wrapped ? wrapped.getCause() : thrown;
    }

    @Test
    void write_severalThreadsAtOnce_shareOneCommit() throws Exception {
        List<Write<Integer>> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "t" + i;
            writes.add(session -> insert(session, text));
        }
        int before = backend.commits();

        for (Future<Integer> result : together(writes)) {
            result.get();
        }

        assertThat(backend.commits() - before).isEqualTo(2);
        assertThat(stored()).hasSize(20);
    }

    @Test
    void write_oneOfSeveralFails_undoesItAlone() throws Exception {
        List<Future<Integer>> results = together(List.of(
                session -> insert(session, "a"),
                session -> {
                    insert(session, "b");
                    throw new WarehouseException("not this one", null);
                },
                session -> {
                    insert(session, "c");
                    return session.update(
                            "INSERT INTO study_space (study, position, learner, space) VALUES (7, 0, '', 7)");
                },
                session -> {
                    insert(session, "d");
                    return session.update("INSERT INTO space (text, checksum) VALUES (NULL, 0)");
                },
                session -> insert(session, "e")));

        assertThat(results.get(1).get()).isEqualTo(1);
        assertThat(failure(results.get(2)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("not this one");
        assertThat(failure(results.get(3))).isInstanceOf(WarehouseException.class);
        assertThat(failure(results.get(4)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("NOT NULL");
        assertThat(results.get(5).get()).isEqualTo(1);
        assertThat(stored()).containsExactly("a", "e");
    }

    @Test
    void write_commitFails_failsForAllAndIsNotTriedAgain() throws Exception {
        backend.atCommit(Fate.GOES_WELL, Fate.FAILS);

        List<Future<Integer>> results = together(List.of(
                session -> insert(session, "a"),
                session -> {
                    throw new WarehouseException("refused because of what was not committed", null);
                },
                session -> insert(session, "c")));

        assertThat(results.get(0).get()).isZero();
        assertThat(results.subList(1, 4)).allSatisfy(result -> assertThat(failure(result))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("the disk"));
        assertThat(stored()).isEmpty();
        assertThat(database.<Integer>write(session -> insert(session, "later"))).isEqualTo(1);
    }

    @Test
    void write_oneOfSeveralThrowsAnError_hangsNobody() throws Exception {
        List<Future<Integer>> results = together(List.of(
                session -> insert(session, "a"),
                session -> {
                    throw new StackOverflowError("deep");
                },
                session -> insert(session, "c")));

        results.get(0).get();
        assertThat(results.subList(1, 4))
                .allSatisfy(result -> assertThat(failure(result)).isNotNull());
        assertThat(stored()).isEmpty();
        assertThat(database.<Integer>write(session -> insert(session, "later"))).isEqualTo(1);
        assertThat(stored()).containsExactly("later");
    }

    @Test
    void writeAlone_amongOthers_sharesItsCommitWithNobody() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Integer> first = threads.submit(() -> database.write(session -> {
            begun.countDown();
            awaitQuietly(linedUp);
            return 0;
        }));
        begun.await();
        int before = backend.commits();
        List<Future<Integer>> results = new ArrayList<>(List.of(first));
        for (int i = 0; i < 3; i++) {
            String text = "alone" + i;
            results.add(threads.submit(() -> database.writeAlone(session -> insert(session, text))));
        }
        linedUp.countDown();
        for (Future<Integer> result : results) {
            result.get();
        }

        assertThat(backend.commits() - before).isEqualTo(4);
        assertThat(stored()).hasSize(3);
    }

    @Test
    void write_interruptedThread_isWrittenAllTheSame() {
        Thread.currentThread().interrupt();
        try {
            assertThat(database.<Integer>write(session -> insert(session, "a"))).isEqualTo(1);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void write_afterAFaultOfTheDisk_isRefusedForGood() {
        backend.atCommit(Fate.BREAKS_THE_DISK);

        assertThatThrownBy(() -> database.write(session -> insert(session, "a")))
                .isInstanceOf(WarehouseException.class);
        assertThatThrownBy(() -> database.write(session -> insert(session, "b")))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("nothing more is written");
        assertThat(stored()).isEmpty();
    }

    @Test
    void write_afterClose_isRefused() {
        database.close();

        assertThatThrownBy(() -> database.write(session -> 0)).hasMessageContaining("closed");
        assertThatThrownBy(() -> database.writeAlone(session -> 0)).hasMessageContaining("closed");
    }
}
