package org.headstart.warehouse.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headstart.conformance.UntrustedInput;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as {@code space.json}: a search space that can be written and read again, or a refusal. */
class SpaceFuzzTest {

    @TempDir
    static Path folder;

    @FuzzTest
    void read_anyBytes_givesASpaceOrARefusal(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("space.json"), bytes);
        SpaceFile space = UntrustedInput.read(bytes.length, () -> PackReader.description(file, PackLimits.defaults()));
        if (space != null) {
            assertThat(SpaceJson.file(SpaceJson.text(space))).isEqualTo(space);
            assertThat(SpaceJson.space(SpaceJson.text(space.space()))).isEqualTo(space.space());
        }
    }
}
