package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every learner of every library must do. A library's test extends this class and names its learners. A table that a learner refuses is
 * skipped, but no learner may refuse all of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LearnerConformance {

    private static final long SEED = 20_240_131;
    private static final int ROWS = 60;

    @TempDir
    Path folder;

    /** @return the ids of the learners to be checked */
    protected abstract List<String> ids();

    /**
     * @param id the id of a learner
     * @return whether it should do better than a constant on an easy table
     */
    protected boolean learns(String id) {
        return Providers.learner(id).reviewed();
    }

    /** A learner and a kind of task that it can learn. */
    public record Case(Learner learner, TaskType type) {

        @Override
        public String toString() {
            return learner.id() + " " + type;
        }
    }

    final Stream<Learner> learners() {
        return ids().stream().map(Providers::learner);
    }

    final Stream<Case> cases() {
        return learners()
                .flatMap(learner -> learner.taskTypes().stream().sorted().map(type -> new Case(learner, type)));
    }

    @ParameterizedTest
    @MethodSource("learners")
    protected void id_ofALearner_namesItsLibraryFirst(Learner learner) {
        assertThat(learner.id()).matches("[a-z0-9]+:\\S+");
        assertThat(learner.library())
                .startsWith(learner.id().substring(0, learner.id().indexOf(':')) + " ");
        assertThat(learner.description()).isNotBlank();
        assertThat(learner.taskTypes()).isNotEmpty();
        assertThat(learner.devices()).contains(Device.CPU).doesNotContain(Device.AUTO);
    }

    @ParameterizedTest
    @MethodSource("learners")
    protected void space_default_isAConfigurationOfTheSpace(Learner learner) {
        SearchSpace space = learner.space();

        assertThat(space.configuration(space.defaultConfiguration().values())).isEqualTo(space.defaultConfiguration());
    }

    @ParameterizedTest
    @MethodSource("learners")
    protected void space_askedForAgain_isTheSame(Learner learner) {
        assertThat(Providers.learner(learner.id()).space()).isEqualTo(learner.space());
    }

    @ParameterizedTest
    @MethodSource("learners")
    protected void space_sample_survivesTheUnitCube(Learner learner) {
        SearchSpace space = learner.space();
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            Configuration sample = space.sample(random);
            Configuration back = space.fromUnit(space.toUnit(sample));

            assertThat(space.configuration(sample.values())).isEqualTo(sample);
            assertThat(back.values().keySet()).isEqualTo(sample.values().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void refusal_ofPlainTables_isNotForAll(Case one) {
        assertThat(plain(one.type()).map(one.learner()::refusal).toList()).containsNull();
    }

    @ParameterizedTest
    @MethodSource("learners")
    protected void refusal_ofAnotherKindOfTask_isASentence(Learner learner) {
        for (TaskType type : TaskType.values()) {
            if (!learner.taskTypes().contains(type)) {
                assertRefused(learner, Tables.mixed(type, ROWS, SEED));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void refusal_ofATableWithoutFeatures_isASentence(Case one) {
        Dataset bare = Tables.mixed(one.type(), ROWS, SEED);
        for (Column feature : bare.features()) {
            bare = Tables.without(bare, feature.name());
        }
        assertRefused(one.learner(), bare);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_default_predictsEveryRow(Case one) throws InterruptedException {
        Dataset table = table(one);
        Predictions predictions = train(one.learner(), table).predict(table);

        assertSound(predictions, table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_easyTable_beatsAConstant(Case one) throws InterruptedException {
        assumeTrue(learns(one.learner().id()), "is not meant to learn");
        Dataset table = accepted(one, Tables.mixed(one.type(), 300, SEED));
        Dataset unseen = sameColumns(Tables.mixed(one.type(), 300, SEED + 1), table);
        Predictions predictions = train(one.learner(), table).predict(unseen);

        assertThat(error(predictions, unseen)).isLessThan(0.95 * errorOfAConstant(unseen));
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_sameSeed_givesTheSamePredictions(Case one) throws InterruptedException {
        Dataset table = table(one);
        Learner again = Providers.learner(one.learner().id());

        assertSame(
                train(one.learner(), table).predict(table), train(again, table).predict(table));
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_inTwoThreads_givesTheSamePredictions(Case one)
            throws InterruptedException, ExecutionException {
        Dataset table = table(one);
        Predictions alone = train(one.learner(), table).predict(table);
        Callable<Predictions> job = () -> train(one.learner(), table).predict(table);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Predictions> together : threads.invokeAll(Collections.nCopies(4, job))) {
                assertSame(alone, together.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_anyTable_leavesItAsItWas(Case one) throws InterruptedException {
        Dataset table = table(one);
        Dataset before = Tables.copy(table);
        train(one.learner(), table).predict(table);

        assertThat(table).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_sampledConfigurations_workOrSayWhyNot(Case one) throws InterruptedException {
        Dataset table = table(one);
        Random random = new Random(SEED);
        for (int i = 0; i < sampledConfigurations(); i++) {
            Configuration sample = one.learner().space().sample(random);
            predictOrSayWhyNot(one.learner(), table, sample, table);
        }
    }

    /** @return how many configurations of each learner are drawn and run */
    protected int sampledConfigurations() {
        return 5;
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_oneIteration_isEnoughForAModel(Case one) throws InterruptedException {
        assumeTrue(one.learner().iterative(), "has no iterations");
        Dataset table = table(one);
        Learner.Request request = new Learner.Request(
                table, one.learner().space().defaultConfiguration(), new Fidelity(1, 1, 1), SEED, Device.CPU, null);

        assertSound(one.learner().train(request).predict(table), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void iterations_ofSomeConfigurations_areThereWhereTheLearnerIterates(Case one) {
        Learner learner = one.learner();
        SplittableRandom random = new SplittableRandom(SEED);
        List<Configuration> some = new ArrayList<>(List.of(learner.space().defaultConfiguration()));
        for (int i = 0; i < 5; i++) {
            some.add(learner.space().sample(random));
        }

        for (Configuration configuration : some) {
            OptionalInt asked = learner.iterations(configuration);
            assertThat(asked.isPresent()).as("%s", configuration).isEqualTo(learner.iterative());
            assertThat(asked.orElse(1)).as("%s", configuration).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_missingCells_workOrSayWhyNot(Case one) throws InterruptedException {
        Dataset table = Tables.withGaps(table(one), 0.2, SEED);

        predictOrSayWhyNot(one.learner(), table, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_emptyColumn_worksOrSaysWhyNot(Case one) throws InterruptedException {
        double[] nothing = new double[ROWS];
        Arrays.fill(nothing, Double.NaN);
        Dataset table = Tables.with(table(one), NumericColumn.of("empty", nothing));

        predictOrSayWhyNot(one.learner(), table, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_constantColumns_workOrSayWhyNot(Case one) throws InterruptedException {
        double[] sevens = new double[ROWS];
        Arrays.fill(sevens, 7);
        Dataset table = Tables.with(table(one), NumericColumn.of("sevens", sevens));
        table = Tables.with(table, CategoricalColumn.of("same", new int[ROWS], List.of("only")));

        predictOrSayWhyNot(one.learner(), table, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_largeAndSmallNumbers_workOrSayWhyNot(Case one) throws InterruptedException {
        Dataset table = table(one);
        double[] large = new Random(SEED).doubles(ROWS, 0, 1e12).toArray();
        double[] small = new Random(SEED).doubles(ROWS, 0, 1e-12).toArray();
        table = Tables.with(Tables.with(table, NumericColumn.of("large", large)), NumericColumn.of("small", small));

        predictOrSayWhyNot(one.learner(), table, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_asManyLevelsAsRows_worksOrSaysWhyNot(Case one) throws InterruptedException {
        int[] codes = IntStream.range(0, ROWS).toArray();
        List<String> levels =
                Arrays.stream(codes).mapToObj(code -> "level " + code).toList();
        Dataset table = Tables.with(table(one), CategoricalColumn.of("name", codes, levels));

        predictOrSayWhyNot(one.learner(), table, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_moreColumnsThanRows_worksOrSaysWhyNot(Case one) throws InterruptedException {
        Dataset table = table(one);
        Random random = new Random(SEED);
        for (int column = 0; column <= ROWS; column++) {
            table = Tables.with(
                    table,
                    NumericColumn.of("noise " + column, random.doubles(ROWS).toArray()));
        }

        predictOrSayWhyNot(one.learner(), table, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_everyRowTheSame_worksOrSaysWhyNot(Case one) throws InterruptedException {
        Dataset table = table(one).select(new int[ROWS]);

        predictOrSayWhyNot(one.learner(), table, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_classWithoutRows_keepsItsPlaceInPredictions(Case one) throws InterruptedException {
        assumeTrue(one.type() == TaskType.CLASSIFICATION, "has no classes");
        Dataset table = table(one);
        CategoricalColumn target = (CategoricalColumn) table.target();
        List<String> levels = new ArrayList<>(target.levels());
        levels.add(0, "never");
        int[] codes = Arrays.stream(target.toArray()).map(code -> code + 1).toArray();
        Dataset table2 = Tables.with(table, CategoricalColumn.of(target.name(), codes, levels));

        assumeTrue(one.learner().refusal(table2) == null, "cannot tell so many classes apart");
        assertSound(train(one.learner(), table2).predict(table2), table2);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_twoRows_worksOrSaysWhyNot(Case one) throws InterruptedException {
        Dataset table = table(one);
        Dataset two = table.select(new int[] {0, 1});

        predictOrSayWhyNot(one.learner(), two, one.learner().space().defaultConfiguration(), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_oddNames_makeNoDifference(Case one) throws InterruptedException {
        Dataset table = table(one);
        Dataset odd = withOddNames(table);

        assertSound(train(one.learner(), odd).predict(odd), odd);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_refusedTable_throwsALearnerException(Case one) {
        Dataset bare = Tables.mixed(one.type(), ROWS, SEED);
        for (Column feature : bare.features()) {
            bare = Tables.without(bare, feature.name());
        }
        Dataset refused = bare;

        assertThatThrownBy(() -> train(one.learner(), refused)).isInstanceOf(LearnerException.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void train_interruptedThread_endsOneWayOrTheOther(Case one) {
        Dataset table = table(one);
        Thread.currentThread().interrupt();
        try {
            assertSound(train(one.learner(), table).predict(table), table);
        } catch (InterruptedException noticed) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        } finally {
            Thread.interrupted();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @SuppressWarnings("SystemOut") // what is watched is that nobody writes to it
    protected void train_anyTable_printsNothing(Case one) throws InterruptedException {
        Dataset table = table(one);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream watched = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(watched);
            System.setErr(watched);
            train(one.learner(), table).predict(table);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void predict_rowsInAnotherOrder_givesThemInThatOrder(Case one) throws InterruptedException {
        Dataset table = table(one);
        TrainedModel model = train(one.learner(), table);
        int[] backwards = IntStream.range(0, ROWS).map(i -> ROWS - 1 - i).toArray();
        double[][] forward = model.predict(table).values();
        double[][] turned = model.predict(table.select(backwards)).values();
        for (int row = 0; row < ROWS; row++) {
            assertThat(turned[ROWS - 1 - row]).containsExactly(forward[row], within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void predict_oneRow_givesTheSameAsAmongOthers(Case one) throws InterruptedException {
        Dataset table = table(one);
        TrainedModel model = train(one.learner(), table);
        double[] among = model.predict(table).values()[7];

        assertThat(model.predict(table.select(new int[] {7})).values()[0]).containsExactly(among, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void predict_noRows_givesNone(Case one) throws InterruptedException {
        Dataset table = table(one);

        assertThat(train(one.learner(), table).predict(table.select(new int[0])).rows())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void predict_withoutTargets_givesTheSame(Case one) throws InterruptedException {
        Dataset table = table(one);
        TrainedModel model = train(one.learner(), table);

        assertSame(model.predict(table), model.predict(Tables.withoutTargets(table)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void predict_unseenLevels_givesSoundPredictions(Case one) throws InterruptedException {
        Dataset table = accepted(one, Tables.mixed(one.type(), ROWS, SEED));
        assumeTrue(table.columns().stream().anyMatch(c -> c.name().equals("colour")), "takes no categories");
        int[] violet = new int[ROWS];
        Dataset unseen = Tables.with(table, CategoricalColumn.of("colour", violet, List.of("violet", "red")));
        unseen = sameColumns(unseen, table);

        assertSound(train(one.learner(), table).predict(unseen), unseen);
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void predict_levelsInAnotherOrder_givesTheSame(Case one) throws InterruptedException {
        Dataset table = accepted(one, Tables.mixed(one.type(), ROWS, SEED));
        assumeTrue(table.columns().stream().anyMatch(c -> c.name().equals("colour")), "takes no categories");
        CategoricalColumn colour = (CategoricalColumn) table.columns().get(2);
        List<String> turned = new ArrayList<>(colour.levels());
        Collections.reverse(turned);
        int last = turned.size() - 1;
        int[] codes = Arrays.stream(colour.toArray()).map(code -> last - code).toArray();
        Dataset same = sameColumns(Tables.with(table, CategoricalColumn.of("colour", codes, turned)), table);
        TrainedModel model = train(one.learner(), table);

        assertSame(model.predict(table), model.predict(same));
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void predict_missingCells_givesSoundPredictions(Case one) throws InterruptedException {
        Dataset table = table(one);
        TrainedModel model = train(one.learner(), table);

        for (double share : new double[] {0.3, 1}) {
            Dataset gaps = Tables.withGaps(table, share, SEED);
            assertSound(model.predict(gaps), gaps);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void save_aModel_writesAFileAndReplacesIt(Case one) throws Exception {
        Path file = folder.resolve(one.toString().replace(':', ' ') + ".model");
        TrainedModel model = train(one.learner(), table(one));
        model.save(file);
        long size = Files.size(file);
        model.save(file);

        assertThat(size).isPositive();
        assertThat(Files.size(file)).isPositive();
    }

    /** With gaps in the table where the learner takes them, so that what fills them has to come back too. */
    @ParameterizedTest
    @MethodSource("cases")
    protected void load_whatWasSaved_predictsTheSame(Case one) throws InterruptedException {
        Dataset whole = table(one);
        Dataset table = one.learner().refusal(Tables.withGaps(whole, 0.2, SEED)) == null
                ? Tables.withGaps(whole, 0.2, SEED)
                : whole;
        Dataset unseen = Tables.withGaps(whole, 0.3, SEED + 1);
        Path file = folder.resolve("load " + one.toString().replace(':', ' ') + ".model");
        TrainedModel model = train(one.learner(), table);
        model.save(file);

        TrainedModel loaded = one.learner().load(file, table.select(new int[0]));

        assertSame(model.predict(table), loaded.predict(table));
        assertSame(model.predict(unseen), loaded.predict(unseen));
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void load_noModel_saysSo(Case one) throws IOException {
        Path file = Files.writeString(folder.resolve("no model"), "no model at all");

        assertThatThrownBy(() -> one.learner().load(file, table(one)))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("no model");
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void load_halfAModel_saysSo(Case one) throws InterruptedException, IOException {
        Path file = folder.resolve("half a model");
        train(one.learner(), table(one)).save(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> one.learner().load(file, table(one)))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("half a model");
    }

    @ParameterizedTest
    @MethodSource("cases")
    protected void save_intoAFolderThatIsNotThere_saysSo(Case one) throws InterruptedException {
        TrainedModel model = train(one.learner(), table(one));
        Path file = folder.resolve("nowhere").resolve("a.model");

        assertThatThrownBy(() -> model.save(file))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("nowhere");
    }

    private static Stream<Dataset> plain(TaskType type) {
        return Stream.of(
                Tables.mixed(type, ROWS, SEED),
                Tables.numeric(type, ROWS, SEED),
                Tables.categorical(type, ROWS, SEED),
                Tables.twoClasses(Tables.mixed(type, ROWS, SEED)));
    }

    /** The first plain table that the learner takes. */
    private static Dataset table(Case one) {
        return plain(one.type())
                .filter(table -> one.learner().refusal(table) == null)
                .findFirst()
                .orElseThrow();
    }

    /** The table with as many of its columns as the learner takes. */
    private static Dataset accepted(Case one, Dataset mixed) {
        Dataset numbers = Tables.without(mixed, "colour");
        Dataset labels = Tables.without(Tables.without(mixed, "x"), "noise");
        return Stream.of(mixed, numbers, labels, Tables.twoClasses(mixed))
                .filter(table -> one.learner().refusal(table) == null)
                .findFirst()
                .orElseThrow();
    }

    private static Dataset sameColumns(Dataset wide, Dataset as) {
        boolean two = as.target() instanceof CategoricalColumn classes
                && classes.levels().size() == 2;
        Dataset from = two ? Tables.twoClasses(wide) : wide;
        List<Column> columns = as.columns().stream()
                .map(wanted -> from.columns().stream()
                        .filter(column -> column.name().equals(wanted.name()))
                        .findFirst()
                        .orElseThrow())
                .toList();
        return Dataset.of(as.name(), columns, as.target().name());
    }

    private static TrainedModel train(Learner learner, Dataset table) throws InterruptedException {
        return train(learner, table, learner.space().defaultConfiguration());
    }

    private static TrainedModel train(Learner learner, Dataset table, Configuration configuration)
            throws InterruptedException {
        return learner.train(new Learner.Request(table, configuration, Fidelity.full(2), SEED, Device.CPU, null));
    }

    private static void predictOrSayWhyNot(Learner learner, Dataset training, Configuration configuration, Dataset rows)
            throws InterruptedException {
        Predictions predictions;
        try {
            predictions = train(learner, training, configuration).predict(rows);
        } catch (LearnerException e) {
            assertThat(e.getMessage()).as("%s", configuration).matches("(?s)\\S.{10,}");
            return;
        }
        assertSound(predictions, rows);
    }

    private static void assertRefused(Learner learner, Dataset table) {
        assertThat(learner.refusal(table)).isNotNull().matches("(?s)\\S.{10,}[.]");
    }

    private static void assertSound(Predictions predictions, Dataset table) {
        boolean labels = table.taskType() == TaskType.CLASSIFICATION;
        assertThat(predictions.rows()).isEqualTo(table.rows());
        for (double[] row : predictions.values()) {
            assertThat(row).hasSize(labels ? table.classes().size() : 1);
            assertThat(row).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
            if (labels) {
                assertThat(Arrays.stream(row).min().orElseThrow()).isNotNegative();
                assertThat(Arrays.stream(row).sum()).isEqualTo(1, within(1e-6));
            }
        }
    }

    private static void assertSame(Predictions one, Predictions other) {
        assertThat(other.values()).isDeepEqualTo(one.values());
    }

    /** Share of wrong labels, or mean absolute error. */
    private static double error(Predictions predictions, Dataset table) {
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> table.target() instanceof CategoricalColumn classes
                        ? (predictions.mostProbable(row) == classes.code(row) ? 0 : 1)
                        : Math.abs(predictions.values()[row][0] - ((NumericColumn) table.target()).value(row)))
                .average()
                .orElseThrow();
    }

    private static double errorOfAConstant(Dataset table) {
        if (table.target() instanceof CategoricalColumn classes) {
            return 1 - Arrays.stream(classes.counts()).max().orElseThrow() / (double) table.rows();
        }
        double[] values = ((NumericColumn) table.target()).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                .map(value -> Math.abs(value - mean))
                .average()
                .orElseThrow();
    }

    private static Dataset withOddNames(Dataset table) {
        List<String> names = List.of("Größe = 1, 'ä' \"b\"", "", "名前\n=\\", "цвет%@{}");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(renamed(table.columns().get(i), names.get(i)));
        }
        return Dataset.of("Übung ☃", columns, names.get(table.targetIndex()));
    }

    private static Column renamed(Column column, String name) {
        if (column instanceof NumericColumn numeric) {
            return NumericColumn.of(name, numeric.toArray());
        }
        CategoricalColumn categorical = (CategoricalColumn) column;
        List<String> levels = categorical.levels().stream()
                .map(level -> level + " = \\ ,'\"%☃{")
                .toList();
        return CategoricalColumn.of(name, categorical.toArray(), levels);
    }
}
