package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.headstart.conformance.UntrustedInput;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as the payload of an ensemble, under a head and a checksum that fit them: models that can be saved and read again, or a refusal. */
class EnsembleFuzzTest {

    private static final byte[] MAGIC = "\u0089HSENS\r\n".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    static Path folder;

    @FuzzTest
    void read_anyPayload_givesAnEnsembleOrARefusal(byte[] payload) throws Exception {
        Path file = Files.write(folder.resolve("ensemble"), framed(payload));
        EnsembleModel model = UntrustedInput.read(payload.length, () -> EnsembleModel.read(file));
        if (model != null) {
            model.save(file);
            EnsembleModel again = EnsembleModel.read(file);
            assertThat(again.layout()).isEqualTo(model.layout());
            assertThat(again.members()).hasSameSizeAs(model.members());
        }
    }

    private static byte[] framed(byte[] payload) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload);
        return ByteBuffer.allocate(MAGIC.length + Integer.BYTES + Long.BYTES + payload.length + digest.length)
                .put(MAGIC)
                .putInt(1)
                .putLong(payload.length)
                .put(payload)
                .put(digest)
                .array();
    }
}
