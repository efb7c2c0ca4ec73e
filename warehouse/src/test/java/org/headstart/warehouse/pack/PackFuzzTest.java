package org.headstart.warehouse.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.headstart.conformance.UntrustedInput;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as the tables of a pack: a pack that can be written and read again, or a refusal. */
class PackFuzzTest {

    private static final String SPACE = """
            {"name": "test:learner", "metric": {"name": "accuracy", "goal": "maximize"}, "hyperparameters": [
              {"name": "rate", "type": "float", "low": 1e-4, "high": 1, "scale": "log"},
              {"name": "depth", "type": "int", "low": 1, "high": 9, "when": {"kind": ["tree", ""]}},
              {"name": "kind", "type": "categorical", "choices": ["tree", "", "1e-04"]},
              {"name": "fixed", "type": "constant", "value": "x"}]}
            """;

    @TempDir
    static Path folder;

    /** What stands before the first NUL is {@code tasks.csv}, the rest {@code trials.csv}. */
    @FuzzTest
    void read_anyTables_givesAPackOrARefusal(byte[] bytes) throws Exception {
        int nul = 0;
        while (nul < bytes.length && bytes[nul] != 0) {
            nul++;
        }
        Files.write(folder.resolve("tasks.csv"), Arrays.copyOf(bytes, nul));
        Files.write(
                folder.resolve("trials.csv"), Arrays.copyOfRange(bytes, Math.min(bytes.length, nul + 1), bytes.length));
        Files.deleteIfExists(folder.resolve("trials.csv.gz"));
        check(bytes.length);
    }

    @FuzzTest
    void read_anyCompressedTrials_givesAPackOrARefusal(byte[] bytes) throws Exception {
        Files.writeString(folder.resolve("tasks.csv"), "task,split,nr_inst\na,train,3\nb,test,\n");
        Files.write(folder.resolve("trials.csv.gz"), bytes);
        check(bytes.length);
    }

    private static void check(int length) throws Exception {
        Files.writeString(folder.resolve("space.json"), SPACE);
        Pack pack = UntrustedInput.read(length, () -> PackReader.read(folder));
        if (pack != null) {
            Path copy = folder.resolve("copy");
            PackWriter.write(pack, copy, false);
            Pack again = PackReader.read(copy);
            assertThat(again.description()).isEqualTo(pack.description());
            assertThat(again.tasks())
                    .usingRecursiveComparison()
                    .ignoringFields("metaFeatures")
                    .isEqualTo(pack.tasks());
            assertThat(again.tasks())
                    .extracting(task -> task.metaFeatures().known())
                    .isEqualTo(pack.tasks().stream()
                            .map(task -> task.metaFeatures().known())
                            .toList());
        }
    }
}
