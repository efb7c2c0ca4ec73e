package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.conformance.UntrustedInput;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as a CSV file: a table that can be written and read again, or a refusal. */
class CsvFuzzTest {

    @TempDir
    static Path folder;

    @FuzzTest
    void read_anyBytes_givesATableOrARefusal(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("table.csv"), bytes);
        CsvDatasetReader reader = new CsvDatasetReader();
        reader.confidence(bytes);
        var read = UntrustedInput.read(bytes.length, () -> reader.read(file, ReadOptions.defaults()));
        // A table of one column is no CSV table: nothing shows what its delimiter would be.
        if (read != null && read.dataset().columns().size() > 1) {
            Dataset table = read.dataset();
            CsvDatasetWriter.write(table, file);
            assertThat(reader.read(file, asItWas(table)).dataset()).isEqualTo(table);
        }
    }

    private static ReadOptions asItWas(Dataset table) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            types.put(column.name(), column instanceof NumericColumn ? ColumnType.NUMERIC : ColumnType.CATEGORICAL);
        }
        return new ReadOptions(
                table.target().name(), null, types, ReadOptions.defaults().missingMarkers());
    }
}
