package org.headstart.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Predictions;
import org.headstart.api.run.Scoring;
import org.headstart.api.trial.Metric;
import org.headstart.tests.architecture.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Runs the ways to use Headstart from Java, and holds the README to them. */
class ExamplesTest {

    private static final int ROWS = 90;
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private final Random random = new Random(5);

    @Test
    void tuneInAPipeline_csvFile_writesTheWinner() throws Exception {
        StringBuilder csv = new StringBuilder("x,y,kind\n");
        for (int row = 0; row < ROWS; row++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            csv.append(x).append(',').append(y).append(',').append(kind(x, y)).append('\n');
        }
        Path table = Files.writeString(folder.resolve("table.csv"), csv);
        Path model = folder.resolve("winner.model");

        TuningResult result = TuneInAPipeline.tune(table, folder.resolve("w.db"), model);

        assertThat(result.trials()).hasSize(12);
        assertThat(result.incumbent().orElseThrow().value()).isGreaterThan(0.8);
        assertThat(model).isNotEmptyFile();
    }

    @Test
    void putTrialsTogether_tableOfTwoClasses_predictsUnseenRows() throws Exception {
        Dataset known = squares(ROWS);
        Dataset fresh = squares(40);

        Predictions predictions = PutTrialsTogether.tuneAndPredict(
                known, fresh, folder.resolve("w.db"), folder.resolve("ensemble.model"));

        assertThat(Scoring.score(Metric.ACCURACY, fresh.target(), predictions)).isGreaterThan(0.8);
    }

    private Dataset squares(int rows) {
        double[] x = random.doubles(rows).toArray();
        double[] y = random.doubles(rows).toArray();
        int[] kinds = IntStream.range(0, rows)
                .map(row -> kind(x[row], y[row]).equals("a") ? 0 : 1)
                .toArray();
        return Dataset.of(
                "squares",
                List.of(
                        NumericColumn.of("x", x),
                        NumericColumn.of("y", y),
                        CategoricalColumn.of("kind", kinds, List.of("a", "b"))),
                "kind");
    }

    @Test
    void describeTables_csvFile_givesNumbersByName() throws Exception {
        StringBuilder csv = new StringBuilder("x,y,kind\n");
        for (int row = 0; row < ROWS; row++) {
            double x = random.nextDouble();
            double y = x + 0.1 * random.nextDouble();
            csv.append(x).append(',').append(y).append(',').append(kind(x, y)).append('\n');
        }

        Map<String, Double> known = DescribeTables.describe(Files.writeString(folder.resolve("table.csv"), csv));

        assertThat(known).containsEntry("nr_inst", (double) ROWS).containsEntry("nr_class", 2.0);
        assertThat(known.get("cor.mean")).isBetween(0.9, 1.0);
        assertThat(known).containsKeys("mean.quantiles.4", "class_ent").doesNotContainKeys("mean.max", "one_nn.mean");
    }

    @Test
    void tuneInTribuo_labelledExamples_givesAModel() {
        MutableDataset<Label> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance("made for this test", new LabelFactory()), new LabelFactory());
        for (int row = 0; row < ROWS; row++) {
            double[] values = {random.nextDouble(), random.nextDouble()};
            examples.add(new ArrayExample<>(new Label(kind(values[0], values[1])), new String[] {"x", "y"}, values));
        }

        Model<Label> model = TuneInTribuo.train(examples, folder.resolve("w.db"));

        assertThat(model.predict(new ArrayExample<>(new Label("a"), new String[] {"x", "y"}, new double[] {0.1, 0.1}))
                        .getOutput()
                        .getLabel())
                .isEqualTo("a");
    }

    @Test
    void tuneInWeka_instances_givesAClassifier() throws Exception {
        Instances instances = new Instances(
                "table",
                new ArrayList<>(
                        List.of(new Attribute("x"), new Attribute("y"), new Attribute("kind", List.of("a", "b")))),
                ROWS);
        instances.setClassIndex(2);
        for (int row = 0; row < ROWS; row++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            instances.add(new DenseInstance(1, new double[] {x, y, kind(x, y).equals("a") ? 0 : 1}));
        }

        assertThat(TuneInWeka.train(instances, folder.resolve("w.db")).toString())
                .startsWith("Incumbent: trial ")
                .contains("weka:J48", "weka:IBk");
    }

    @Test
    void readme_itsJavaExamples_areTheOnesRunHere() throws IOException {
        List<String> sources = new ArrayList<>();
        Path examples = Repository.root().resolve("src-test/src/test/java/org/headstart/tests/examples");
        try (Stream<Path> files = Files.list(examples)) {
            for (Path file : files.toList()) {
                sources.add(withoutBlanks(Files.readString(file)));
            }
        }
        Matcher blocks = JAVA_BLOCK.matcher(Files.readString(Repository.root().resolve("README.md")));
        int found = 0;
        while (blocks.find()) {
            String block = withoutBlanks(blocks.group(1));
            assertThat(sources).anyMatch(source -> source.contains(block));
            found++;
        }
        assertThat(found).isEqualTo(4);
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String kind(double x, double y) {
        return x + y < 1 ? "a" : "b";
    }
}
