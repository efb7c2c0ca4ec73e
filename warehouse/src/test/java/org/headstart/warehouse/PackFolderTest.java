package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;

/** The folder of an exported pack lies in the one that was asked for, whatever the learner is called that an imported pack brought. */
class PackFolderTest {

    private static final int PAYLOADS = 500;

    private static final List<String> PIECES = List.of(
            "..",
            "../..",
            "/",
            "\\",
            "/etc/cron.d/x",
            "..\\..",
            "%2e%2e%2f",
            "C:\\",
            "CON",
            "nul.txt",
            "aux",
            "COM1",
            "\0",
            "\u2025",
            "weka:J48",
            ".",
            "-",
            "_",
            "~",
            "$HOME",
            "a".repeat(300),
            "\ud800",
            "\n",
            "\u202e");

    @Test
    void folder_ofAnyLearner_isAPlainNameBelow() {
        Path target = Path.of("/export");
        Random random = new Random(5);
        for (int i = 0; i < PAYLOADS; i++) {
            StringBuilder learner = new StringBuilder();
            for (int pieces = 1 + random.nextInt(5); pieces > 0; pieces--) {
                learner.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String folder = new PackExport.Topic(learner + "x", new Metric("accuracy", Goal.MAXIMIZE)).folder();

            assertThat(folder).matches("[a-z0-9][a-z0-9_-]{0,99}").doesNotMatch("(?i)(con|nul|aux|prn|com\\d|lpt\\d)");
            assertThat(target.resolve(folder).normalize().getParent()).isEqualTo(target);
        }
    }
}
