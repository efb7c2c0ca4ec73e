package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.conformance.UntrustedInput;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as an ARFF file: a table that can be written and read again, or a refusal. */
class ArffFuzzTest {

    @TempDir
    static Path folder;

    @FuzzTest
    void read_anyBytes_givesATableOrARefusal(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("table.arff"), bytes);
        ArffDatasetReader reader = new ArffDatasetReader();
        reader.confidence(bytes);
        var read = UntrustedInput.read(bytes.length, () -> reader.read(file, ReadOptions.defaults()));
        if (read != null) {
            Dataset table = read.dataset();
            ArffDatasetWriter.write(table, file);
            ReadOptions sameTarget =
                    ReadOptions.defaults().withTarget(table.target().name());
            assertThat(reader.read(file, sameTarget).dataset()).isEqualTo(table);
        }
    }
}
