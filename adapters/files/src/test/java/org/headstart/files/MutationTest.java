package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.headstart.api.HeadstartException;
import org.headstart.api.dataset.DatasetReader;
import org.headstart.api.dataset.ReadOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a file holds, a reader gives a table or a {@link HeadstartException}. The seed is printed with the bytes on failure. */
class MutationTest {

    private static final String ARFF = """
            @relation r
            @attribute x numeric
            @attribute 'c c' {a,'b b'}
            @attribute d date yyyy-MM-dd
            @attribute s string
            @attribute y real
            @data
            1,a,2001-02-03,'t t',4
            {1 'b b',4 ?}, {2}
            ?,?,?,'\\101\\'',1e5 % c
            """;

    private static final List<String> SOUND = List.of(
            ARFF,
            "x;\"c \"\"c\"\"\";d;y\r\n1; a ;2001-02-03;-4\r\n\"2\";\"b\nb\";?;1e5\r\n",
            "'a a',b,c\n'don\\'t',1,'x,\\ny'\n'\\\\',2,NA\n",
            "a\tb\n1\t2\n1990-01-01\t5\n");

    private static final String SPLICES = "\0\n\r\t ,;|'\"\\%{}?@0123456789eE+-.\u00ff\ufeff";
    private static final int TRIES = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void read_mutatedFile_givesATableOrARefusal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = SOUND.get(random.nextInt(SOUND.size())).getBytes(StandardCharsets.UTF_8);
            check(seed, mutated(bytes, random));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void read_randomBytes_givesATableOrARefusal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES / 2; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check(seed, bytes);
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        int changes = 1 + random.nextInt(5);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            char splice = (char) (SPLICES.charAt(random.nextInt(SPLICES.length())) & 0xff);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, splice);
                case 1 -> text.setCharAt(at, splice);
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(10)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void check(long seed, byte[] bytes) {
        Path file = new TestFiles(folder).write("table", bytes);
        for (DatasetReader reader : List.of(new ArffDatasetReader(), new CsvDatasetReader())) {
            try {
                reader.confidence(bytes);
                reader.read(file, ReadOptions.defaults());
            } catch (HeadstartException e) {
                assertThat(e).hasMessageMatching("(?s).{20,}");
            } catch (RuntimeException | StackOverflowError e) {
                fail(
                        "Seed " + seed + ", " + reader.format() + ": " + new String(bytes, StandardCharsets.ISO_8859_1),
                        e);
            }
        }
    }
}
