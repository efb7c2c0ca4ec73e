package org.headstart.warehouse.stores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * One PostgreSQL server for all tests of this JVM, started when the first of them needs it (4 to 14 seconds) and stopped with the JVM. It lets
 * the user {@code postgres} in without a password, and writes to the disk before it acknowledges, unlike the library's own settings.
 */
public final class TestPostgres {

    private static @Nullable EmbeddedPostgres server;
    private static boolean missing;

    private TestPostgres() {}

    /** @return the port on the local host; a platform without binaries of the server skips the test */
    public static synchronized int port() {
        if (server == null && !missing) {
            start();
        }
        Assumptions.assumeFalse(missing, "There are no binaries of PostgreSQL for this platform.");
        return server == null ? 0 : server.getPort();
    }

    private static void start() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        } catch (IllegalStateException e) {
            missing = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param port   of the server, or of something before it
     * @param schema made when it is not there
     * @return where a warehouse can be opened
     */
    public static String location(int port, String schema) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&currentSchema=" + schema;
    }

    /** @return what tests that look behind a warehouse give to the driver */
    public static String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres";
    }
}
