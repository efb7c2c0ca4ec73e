package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Too little room: a floor that no disk reaches, and an output that takes nothing. */
class NoRoomTest {

    private static final String FLOOR = "headstart.free";

    @TempDir
    private Path folder;

    private String warehouse = "";

    @BeforeEach
    void raiseTheFloor() {
        warehouse = folder.resolve("w.db").toString();
        System.setProperty(FLOOR, "999999999");
    }

    @AfterEach
    void lowerTheFloor() {
        System.clearProperty(FLOOR);
    }

    private static String study(Run run) {
        return run.err().replaceAll("(?s).*resume with: headstart resume (\\S+).*", "$1");
    }

    @Test
    void tune_belowTheFloor_exitsWith75AndIsResumedLater() {
        Run tuned = Run.of(
                "tune", "iris", "--learner", "tribuo:CART", "--trials", "3", "--in-jvm", "--warehouse", warehouse);

        assertThat(tuned.code()).isEqualTo(75);
        assertThat(tuned.err())
                .contains(" MB free, but no trial is begun below 999999999 MB", "Maybe there is something to delete");
        assertThat(Run.of("worker", study(tuned), "--in-jvm", "--warehouse", warehouse)
                        .code())
                .isEqualTo(75);

        lowerTheFloor();
        Run resumed = Run.of("resume", study(tuned), "--in-jvm", "--json", "--warehouse", warehouse);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.json().get("trials")).hasSize(3);
    }

    @Test
    void collect_belowTheFloor_stopsAtOnceWith75() throws IOException {
        Path tables = Files.createDirectory(folder.resolve("tables"));
        Path iris = BundledTables.file("iris");
        Files.copy(iris, tables.resolve("a.csv"));
        Files.copy(iris, tables.resolve("b.csv"));

        Run run = Run.of(
                "collect",
                tables.toString(),
                "--learner",
                "tribuo:CART",
                "--configs",
                "2",
                "--in-jvm",
                "--warehouse",
                warehouse);

        assertThat(run.code()).as(run.err()).isEqualTo(75);
        assertThat(run.err().split("MB free", -1)).as(run.err()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"No space left on device, 0, 1", "No space left on device, 130, 130", "Broken pipe, 0, 0"})
    void output_thatTakesNothing_isNotTakenForAWholeOne(String reason, int code, int expected) {
        StandardOutput out = new StandardOutput(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(reason);
            }
        });
        try (PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8)) {
            writer.println("a result");
        }
        StringWriter told = new StringWriter();

        assertThat(out.judge(code, new PrintWriter(told, true))).isEqualTo(expected);
        assertThat(told.toString().contains(reason)).isEqualTo(!reason.equals("Broken pipe"));
    }
}
