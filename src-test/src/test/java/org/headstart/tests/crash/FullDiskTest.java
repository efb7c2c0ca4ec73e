package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warehouses on disks that are really full. {@code -Dheadstart.points=500} for more times. */
class FullDiskTest {

    private static final int TIMES = Integer.getInteger("headstart.points", 40);

    @TempDir
    Path folder;

    @BeforeEach
    void requireDisks() throws InterruptedException {
        assumeTrue(SmallDisk.isPossible(), "this system lets tests make no small disks");
    }

    @Test
    void worker_diskFullAgainAndAgain_keepsWhatWasAcknowledgedAndGoesOn() throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.startWithin(
                SmallDisk.WITHIN,
                folder,
                List.of("-Dheadstart.free=0"),
                CrampedWorker.class,
                folder.resolve("disk").toString(),
                Integer.toString(TIMES))) {
            assertThat(child.exit()).as(child.errors()).isZero();
            assertThat(child.lines()).singleElement().asString().startsWith(TIMES + " times full, ");
            System.out.println(child.lines());
        }
    }

    @Test
    void tune_diskFull_exitsWith75AndIsResumedAsIfNothingHadHappened() throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.startWithin(
                SmallDisk.WITHIN,
                folder,
                List.of(),
                CrampedTuning.class,
                folder.resolve("disk").toString())) {
            assertThat(child.exit()).as(child.errors()).isZero();
            assertThat(child.lines())
                    .as("exit codes, then the files that are left")
                    .containsExactly(
                            "tune 75",
                            "info 0",
                            "verify 0",
                            "backup 75",
                            "export 1",
                            "again 75",
                            "read-only 0",
                            "tune-read-only 1",
                            "resume 0",
                            "undisturbed 0",
                            "w.db");
        }
        assertThat(said("tune")).contains("the disk is full", "no room; resume with: headstart resume iris-");
        assertThat(said("backup")).contains("copy.db' cannot be written: the disk is full.");
        assertThat(said("export")).contains("tribuo_cart-accuracy' cannot be written: No space left on device");
        assertThat(said("tune-read-only")).contains("cannot be opened for writing", "Maybe", "mounted read-only");
        assertThat(configurations("resume")).hasSize(60).isEqualTo(configurations("undisturbed"));
    }

    @Test
    void tune_belowTheFloorWhileTrialsRun_endsThoseAndBeginsNoMore() throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 2000; i++) {
            table.append(i % 37 + "," + i * 31 % 101 + "," + (i % 3 == 0 ? "x" : "y") + "\n");
        }
        Path file = Files.writeString(folder.resolve("table.csv"), table);
        try (ChildJvm child = ChildJvm.startWithin(
                SmallDisk.WITHIN,
                folder,
                List.of("-Dheadstart.free=4"),
                CrampedLoop.class,
                folder.resolve("disk").toString(),
                file.toString(),
                "5")) {
            assertThat(child.exit()).as(child.errors()).isZero();
            assertThat(child.lines()).singleElement().asString().endsWith(" trials begun and ended");
        }
    }

    private String said(String command) throws IOException {
        return Files.readString(folder.resolve(command + ".err"));
    }

    private List<String> configurations(String command) throws IOException {
        List<String> configurations = new ArrayList<>();
        new ObjectMapper()
                .readTree(folder.resolve(command + ".out").toFile())
                .get("trials")
                .forEach(trial -> configurations.add(trial.get("configuration") + " " + trial.get("value")));
        return configurations;
    }
}
