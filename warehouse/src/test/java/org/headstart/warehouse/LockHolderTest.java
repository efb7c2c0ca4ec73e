package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.headstart.warehouse.Dialect.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class LockHolderTest {

    @TempDir
    Path folder;

    /** A process that begins to write and does not end. Argument: the file. */
    static final class Holder {

        public static void main(String[] args) throws SQLException, IOException {
            Session session = new SqliteFile(Path.of(args[0]), 0).session(Transaction.WRITE);
            session.begin(Transaction.WRITE);
            System.out.println("holding");
            System.in.read();
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void explained_lockedByAStoppedProcess_namesItAndHowToLetItGoOn() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")) && Files.isExecutable(Path.of("/bin/kill")), "no Linux");
        Path file = folder.resolve("w.db");
        SqliteFile backend = new SqliteFile(file, 0);
        Database.open(backend).close();
        SQLException busy = new SQLiteException("locked", SQLiteErrorCode.SQLITE_BUSY);
        try (Child child = Child.start(folder, Holder.class, file.toString())) {
            Process holder = child.process();
            assertThat(holder.inputReader().readLine()).isEqualTo("holding");
            assertThat(backend.explained(busy)).hasMessageContaining("process " + holder.pid() + " holds it");

            signal("STOP", holder);
            while (!LockHolder.of(file).orElseThrow().stopped()) {
                Thread.onSpinWait();
            }
            assertThat(backend.explained(busy))
                    .hasMessageContaining("Maybe process " + holder.pid() + ", which is stopped")
                    .hasMessageContaining("`kill -CONT " + holder.pid() + "`");
            child.kill();
            holder.waitFor();
        }
        assertThat(LockHolder.of(file)).isEmpty();
        assertThat(backend.explained(busy)).hasMessageContaining("lsof");
    }
}
