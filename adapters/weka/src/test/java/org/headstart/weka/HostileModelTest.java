package org.headstart.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.headstart.api.learner.LearnerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.rules.ZeroR;

/** Files that are no models of Weka, or were made to run something when they are read: none of it runs. */
class HostileModelTest {

    private static final int PAYLOADS = 200;

    /** What canaries have done. */
    static final Map<String, Boolean> SUNG = new HashMap<>();

    @TempDir
    Path folder;

    /** Tells when it is read. */
    static final class Canary implements Serializable {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            SUNG.put("read", true);
        }

        @Override
        public int hashCode() {
            SUNG.put("hashed", true);
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Canary;
        }
    }

    /** Tells when it is initialised; never serialized, for that would do it: its name is put into the bytes of {@link Bedding}. */
    static final class Sleeper implements Serializable {

        private static final long serialVersionUID = 1L;

        static {
            SUNG.put("initialised", true);
        }
    }

    /** Of the same length as the name of {@link Sleeper}. */
    static final class Bedding implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void load_canaries_refusesAllAndRunsNone() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < PAYLOADS; i++) {
            Path file = write(serialized(nested(random, new Canary())), random.nextBoolean());
            SUNG.clear();

            assertRefused(file);
            assertThat(SUNG).as("payload %d", i).isEmpty();
        }
    }

    /** What a canary may hide in; all of it is allowed by itself. */
    private static Object nested(Random random, Object canary) {
        Object nested = canary;
        for (int depth = random.nextInt(6); depth > 0; depth--) {
            nested = switch (random.nextInt(5)) {
                case 0 -> new Object[] {1, nested};
                case 1 -> new ArrayList<>(List.of("x", nested));
                case 2 -> new HashMap<>(Map.of(nested, 1));
                case 3 -> new TreeMap<>(Map.of("k", nested));
                default -> new Object[][] {{nested}};
            };
        }
        return nested;
    }

    @Test
    void load_nameOfAClassWithAnInitialiser_neitherLoadsNorRunsIt() throws IOException {
        byte[] bytes = serialized(new Bedding());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String sleeper = text.replace("$Bedding", "$Sleeper");
        assertThat(sleeper).isNotEqualTo(text);

        assertRefused(write(sleeper.getBytes(StandardCharsets.ISO_8859_1), false));
        assertThat(SUNG).doesNotContainKey("initialised");
    }

    @Test
    void load_proxy_isRefused() throws IOException {
        Object proxy = Proxy.newProxyInstance(
                HostileModelTest.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (InvocationHandler & Serializable) (self, method, arguments) -> null);

        assertRefused(write(serialized(proxy), false));
    }

    /** An array that claims 2^31 - 1 numbers, and arrays within arrays. */
    @Test
    @Timeout(20)
    void load_hugeClaims_areRefusedAtOnce() throws IOException {
        byte[] bytes = serialized(new double[] {1});
        int length = bytes.length - Double.BYTES - Integer.BYTES;
        bytes[length] = 0x7f;
        bytes[length + 1] = (byte) 0xff;
        assertRefused(write(bytes, false));

        assertRefused(write(arraysInArrays(20_000), true));
    }

    /** Java's writer would need a stack of that depth itself: after the first array, each is its mark, its known class, and its length. */
    private static byte[] arraysInArrays(int depth) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] one = serialized(new Object[] {null});
        bytes.write(one, 0, one.length - 1);
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i = 0; i < depth; i++) {
            out.writeByte(ObjectStreamConstants.TC_ARRAY);
            out.writeByte(ObjectStreamConstants.TC_REFERENCE);
            out.writeInt(ObjectStreamConstants.baseWireHandle);
            out.writeInt(1);
        }
        out.writeByte(ObjectStreamConstants.TC_NULL);
        return bytes.toByteArray();
    }

    @Test
    void load_damagedModel_isRefusedOrRead() throws IOException {
        byte[] sound = serialized(new ZeroR());
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertRefused(write(damaged, false));
        }
        for (int length = 0; length < sound.length; length++) {
            assertRefused(write(Arrays.copyOf(sound, length), false));
        }
    }

    /** ZeroR alone is refused as well: its header and what follows is missing. */
    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> WekaModel.load("weka:ZeroR", file))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining(System.lineSeparator() + "Maybe ");
    }

    private Path write(byte[] bytes, boolean compressed) throws IOException {
        Path file = folder.resolve("model");
        if (!compressed) {
            return Files.write(file, bytes);
        }
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
