package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.headstart.api.dataset.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that came with its tables from anywhere leads to no file elsewhere. */
class HostileIndexTest {

    private static final int PAYLOADS = 500;

    private static final List<String> PIECES = List.of(
            "..",
            "../..",
            "a",
            ".",
            "/",
            "//",
            "/etc/passwd",
            "..\\..",
            "%2e%2e%2f",
            "..%2f",
            "..;",
            "\u2025",
            "\uff0e\uff0e",
            "CON",
            "nul.csv",
            "C:\\",
            "\\\\host\\share",
            "file:///etc/passwd",
            "~root",
            "a\u0000.csv",
            " ",
            "link",
            "secret.csv",
            "\ud800",
            "a/../../b");

    @TempDir
    private Path outside;

    private Path folder;

    @BeforeEach
    void tables() throws IOException {
        folder = Files.createDirectories(outside.resolve("tables"));
        Files.writeString(outside.resolve("secret.csv"), "a,b\n1,2\n");
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.writeString(folder.resolve("sound.csv"), "a,b\n1,2\n");
    }

    @Test
    void entries_pathsOfEveryKind_stayInTheFolder() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < PAYLOADS; i++) {
            StringBuilder path = new StringBuilder();
            for (int pieces = 1 + random.nextInt(4); pieces > 0; pieces--) {
                path.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? "/" : "");
            }
            index(path.toString());
            try {
                DataFolder.entries(folder, List.of()).forEach(entry -> assertInside(entry.file()));
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("index.csv");
            }
        }
    }

    private void assertInside(Path file) {
        try {
            Path found = Files.exists(file)
                    ? file.toRealPath()
                    : file.toAbsolutePath().normalize();
            assertThat(found.startsWith(folder) || found.startsWith(folder.toRealPath()))
                    .as("%s", file)
                    .isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void entries_pathThatLeadsOut_isRefusedWithItsName() throws IOException {
        for (String path : List.of(
                "../secret.csv",
                "link/secret.csv",
                outside.resolve("secret.csv").toString())) {
            index(path);
            assertThatThrownBy(() -> DataFolder.entries(folder, List.of()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'" + path + "'")
                    .hasMessageContaining("Maybe ");
        }
        index("sound.csv");
        assertThat(DataFolder.entries(folder, List.of())).hasSize(1);
    }

    private void index(String path) throws IOException {
        Files.write(
                folder.resolve("index.csv"),
                ("name,file\nt,\"" + path.replace("\"", "\"\"") + "\"\n").getBytes(StandardCharsets.UTF_8));
    }
}
