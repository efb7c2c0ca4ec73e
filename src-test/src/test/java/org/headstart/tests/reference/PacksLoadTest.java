package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackReader;
import org.headstart.warehouse.pack.PackTask;
import org.headstart.warehouse.pack.PackWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public pack loads, with the counts that its index states, and survives being written. Skipped where the packs are absent. */
class PacksLoadTest {

    @TempDir
    Path folder;

    /** One line of the index: side,pack,train,test,trials,"(least, most)",hyperparameters,meta-features,... */
    record Line(String pack, int train, int test, int trials, int least, int most, int hyperparameters, int features) {

        static Line of(String text) {
            String[] cells = text.replaceAll("[\"() ]", "").split(",");
            return new Line(
                    cells[1],
                    at(cells, 2),
                    at(cells, 3),
                    at(cells, 4),
                    at(cells, 5),
                    at(cells, 6),
                    at(cells, 7),
                    at(cells, 8));
        }

        private static int at(String[] cells, int column) {
            return Integer.parseInt(cells[column]);
        }

        @Override
        public String toString() {
            return pack;
        }
    }

    static Stream<Line> lines() throws IOException {
        Path index = Shared.folder("bench").resolve("PACKS.csv");
        Assumptions.assumeTrue(Files.isRegularFile(index), "the packs are not beside this checkout");
        return Files.readAllLines(index).stream().skip(1).map(Line::of);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void read_publicPack_hasTheCountsOfTheIndex(Line line) {
        Pack pack = PackReader.read(Shared.folder("bench").resolve(line.pack()));

        assertThat(pack.train()).hasSize(line.train());
        assertThat(pack.test()).hasSize(line.test());
        assertThat(pack.trials()).isEqualTo(line.trials());
        assertThat(pack.space().size()).isEqualTo(line.hyperparameters());
        assertThat(pack.tasks()).allSatisfy(task -> {
            assertThat(task.metaFeatures().values()).hasSize(line.features());
            assertThat(task.observations()).hasSizeBetween(line.least(), line.most());
        });
    }

    @ParameterizedTest
    @MethodSource("lines")
    void write_publicPack_readsBackEqual(Line line) {
        Pack pack = PackReader.read(Shared.folder("bench").resolve(line.pack()));
        boolean compress = line.trials() % 2 == 0;

        PackWriter.write(pack, folder, compress);

        assertThat(PackReader.read(folder)).isEqualTo(new Pack(pack.description(), pack.tasks(), 0));
    }

    static Stream<Path> surrogates() {
        Path yahpo = Shared.folder("bench").resolve("yahpo");
        Assumptions.assumeTrue(Files.isDirectory(yahpo), "the packs are not beside this checkout");
        return Stream.of("lcbench", "rbv2_xgboost").map(yahpo::resolve);
    }

    @ParameterizedTest
    @MethodSource("surrogates")
    void read_packWithoutMetaFeatures_hasTrainTrialsOnly(Path path) {
        Pack pack = PackReader.read(path);

        assertThat(pack.train())
                .allSatisfy(task -> assertThat(task.observations()).hasSize(100));
        assertThat(pack.tasks())
                .extracting(PackTask::metaFeatures)
                .extracting(MetaFeatureVector::values)
                .allSatisfy(values -> assertThat(values).isEmpty());
        assertThat(List.of(27, 88)).contains(pack.train().size());
    }
}
