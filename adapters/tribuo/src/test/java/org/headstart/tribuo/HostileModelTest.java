package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.LearnerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no models of Tribuo, or were made to run something when they are read: none of it runs. */
class HostileModelTest {

    private static final Dataset TABLE = Samples.table(TaskType.CLASSIFICATION, 60, 1);

    private static boolean initialised;

    @TempDir
    Path folder;

    /** Tells when it is initialised. */
    static final class Sleeper {

        static {
            initialised = true;
        }
    }

    static Stream<Arguments> everyLearner() {
        return TribuoModelTest.everyLearner();
    }

    @ParameterizedTest
    @MethodSource("everyLearner")
    void load_whatWasSaved_namesOnlyKnownClasses(String id, TaskType task) throws IOException {
        Path file = folder.resolve("model");
        Samples.train(id, Samples.table(task, 60, 1), Map.of()).save(file);

        NamedClasses.requireKnown(Files.readAllBytes(file));
    }

    /** The name as the class of the model itself, and in messages within messages. */
    @Test
    void load_nameOfAClassWithAnInitialiser_neitherLoadsNorRunsIt() throws IOException {
        String name = HostileModelTest.class.getName() + "$Sleeper";
        byte[] bytes = message(name, new byte[0]);
        for (int depth = 0; depth < 150; depth++) {
            assertRefused(bytes, name);
            bytes = message("org.tribuo.classification.sgd.linear.LinearSGDModel", bytes);
        }
        assertRefused(message("[L" + name + ";", new byte[0]), name);
        assertThat(initialised).isFalse();
    }

    @Test
    void load_messagesWithinMessages_haveAnEnd() throws IOException {
        byte[] bytes = {};
        for (int depth = 0; depth < 5000; depth++) {
            bytes = message("x", bytes);
        }
        assertRefused(bytes, "deep");
    }

    @Test
    void load_damagedModel_isRefusedOrRead() throws IOException {
        Path file = folder.resolve("sound");
        Samples.train("tribuo:LogisticRegression", TABLE, Map.of()).save(file);
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            refused += isRefused(damaged) ? 1 : 0;
            refused += isRefused(Arrays.copyOf(sound, random.nextInt(sound.length))) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(300);
    }

    private boolean isRefused(byte[] bytes) throws IOException {
        try {
            Samples.learner("tribuo:LogisticRegression").load(Files.write(folder.resolve("model"), bytes), TABLE);
            return false;
        } catch (LearnerException e) {
            return true;
        }
    }

    private void assertRefused(byte[] bytes, String why) throws IOException {
        Path file = Files.write(folder.resolve("model"), bytes);
        assertThatThrownBy(() -> Samples.learner("tribuo:LogisticRegression").load(file, TABLE))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(System.lineSeparator() + "Maybe ");
    }

    /** As Tribuo writes all that it writes: version, class, content. */
    private static byte[] message(String className, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeInt32(1, 0);
        out.writeString(2, className);
        out.writeBytes(3, ByteString.copyFrom(content));
        out.flush();
        return bytes.toByteArray();
    }
}
