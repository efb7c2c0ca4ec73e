package org.headstart.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.DatasetReader;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.Names;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.learner.FamilyMember;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.LearnerProvider;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.HyperparameterImportance;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.metamodel.Surrogate;
import org.headstart.api.metamodel.TaskClusterer;
import org.headstart.api.metamodel.TaskDistances;
import org.headstart.api.recommendation.LearnerChoice;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.run.Ensembler;
import org.headstart.api.run.TrialRunnerProvider;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.api.warehouse.WarehouseProvider;

/**
 * Finds what implements each step on the class path ({@link ServiceLoader}). Every method throws {@link HeadstartException} with the names that
 * there are when a name is unknown, and when the module that should provide the step is not there. Thread-safe.
 */
public final class Providers {

    private static final int HEAD_BYTES = 8192;

    private Providers() {}

    /**
     * Reads a table with the reader that is surest of the file's content.
     *
     * @param file    an ARFF or CSV file
     * @param options how to read it
     * @return the table and warnings
     * @throws DataException if there is no such file, no reader knows its format, or it is malformed
     */
    public static ReadResult read(Path file, ReadOptions options) {
        byte[] head = head(file);
        DatasetReader reader = all(DatasetReader.class).stream()
                .max(Comparator.comparingDouble(candidate -> candidate.confidence(head)))
                .filter(candidate -> candidate.confidence(head) > 0)
                .orElseThrow(() -> new DataException(
                        "The file '" + file + "' is in no known format; known are "
                                + all(DatasetReader.class).stream()
                                        .map(DatasetReader::format)
                                        .toList() + ".",
                        "it is compressed, empty or binary."));
        ReadResult read = reader.read(file, options);
        return LabelsAsNumbers.warning(read.dataset(), options).map(read::plus).orElse(read);
    }

    private static byte[] head(Path file) {
        if (Files.isDirectory(file)) {
            throw new DataException("'" + file + "' is a folder, but a file is needed.", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (NoSuchFileException e) {
            throw new DataException("There is no file '" + file + "'.", "the path is relative to another folder.", e);
        } catch (IOException e) {
            throw new DataException("The file '" + file + "' cannot be read: " + e.getMessage() + ".", null, e);
        }
    }

    /** @return the extractor of meta-features */
    public static MetaFeatureExtractor extractor() {
        return only(MetaFeatureExtractor.class);
    }

    /**
     * Opens a warehouse.
     *
     * @param location a file, or {@code jdbc:postgresql://host[:port]/database[?name=value&...]}
     * @return the warehouse, to be closed by the caller
     */
    public static Warehouse warehouse(String location) {
        return provider(location).open(location);
    }

    /**
     * Opens a warehouse that is there; makes none.
     *
     * @param location a file, or {@code jdbc:postgresql://host[:port]/database[?name=value&...]}
     * @return the warehouse, to be closed by the caller; empty when there is none at that place
     */
    public static Optional<Warehouse> existingWarehouse(String location) {
        WarehouseProvider provider = provider(location);
        return provider.exists(location) ? Optional.of(provider.open(location)) : Optional.empty();
    }

    /**
     * Copies what is sound of a damaged warehouse into a new file; the damaged one stays as it is.
     *
     * @param location a file
     * @param copy     a file that does not exist yet
     * @return what was kept and what was not
     */
    public static Repair repairWarehouse(String location, Path copy) {
        return provider(location).repair(location, copy);
    }

    private static WarehouseProvider provider(String location) {
        return all(WarehouseProvider.class).stream()
                .filter(provider -> provider.accepts(location))
                .findFirst()
                .orElseThrow(() -> new WarehouseException(
                        "No warehouse can be opened at '" + location
                                + "'; it must be a file or jdbc:postgresql://host/database.",
                        null));
    }

    /** @return the default warehouse's file, {@code ~/.headstart/warehouse.db} */
    public static Path defaultWarehouse() {
        return Path.of(System.getProperty("user.home"), ".headstart", "warehouse.db");
    }

    /** @return the providers of learners, one a library, in alphabetical order */
    public static List<LearnerProvider> libraries() {
        return all(LearnerProvider.class).stream()
                .sorted(Comparator.comparing(LearnerProvider::library))
                .toList();
    }

    /**
     * @param id the id of a learner, for example {@code weka:J48}
     * @return the learner
     */
    public static Learner learner(String id) {
        for (LearnerProvider provider : libraries()) {
            Optional<Learner> found = provider.find(id);
            if (found.isPresent()) {
                return found.get();
            }
        }
        List<String> ids = libraries().stream()
                .flatMap(provider -> provider.ids().stream())
                .toList();
        throw new LearnerException(
                "There is no learner '" + id + "'; there are " + ids.size() + ": " + Names.some(ids) + ".",
                Names.closest(id, ids)
                        .map(close -> "you meant '" + close + "'.")
                        .orElse("`headstart learners` lists them all."));
    }

    /** @return what all libraries declare of families of learners */
    public static List<FamilyMember> families() {
        return libraries().stream()
                .flatMap(library -> library.families().stream())
                .toList();
    }

    /**
     * @param name the name of an optimizer, for example {@code auto}
     * @return its provider
     */
    public static OptimizerProvider optimizer(String name) {
        return named("optimizers", OptimizerProvider.class, OptimizerProvider::name, name);
    }

    /** @return all optimizers */
    public static List<OptimizerProvider> optimizers() {
        return all(OptimizerProvider.class);
    }

    /** @return what shares trials between learners */
    public static LearnerChoice learnerChoice() {
        return only(LearnerChoice.class);
    }

    /**
     * @param name the name of a meta-model, for example {@code portfolio}
     * @return its provider
     */
    public static MetaModelProvider metaModel(String name) {
        return named("meta-models", MetaModelProvider.class, MetaModelProvider::name, name);
    }

    /** @return all meta-models */
    public static List<MetaModelProvider> metaModels() {
        return all(MetaModelProvider.class);
    }

    /**
     * @param name the name of a surrogate, for example {@code gp}
     * @return its provider
     */
    public static Surrogate.Provider surrogate(String name) {
        return named("surrogates", Surrogate.Provider.class, Surrogate.Provider::name, name);
    }

    /**
     * @param past what describes past tasks
     * @return how far tasks are from each other on the scale of those
     */
    public static TaskDistances taskDistances(List<MetaFeatureVector> past) {
        return only(TaskDistances.Provider.class).among(past);
    }

    /** @return what says which hyperparameters matter */
    public static HyperparameterImportance importance() {
        return only(HyperparameterImportance.class);
    }

    /** @return what groups past tasks that are alike */
    public static TaskClusterer taskClusterer() {
        return only(TaskClusterer.class);
    }

    /**
     * @param name {@link TrialRunnerProvider#CHILD_JVM} or {@link TrialRunnerProvider#IN_JVM}
     * @return its provider
     */
    public static TrialRunnerProvider runner(String name) {
        return named("trial runners", TrialRunnerProvider.class, TrialRunnerProvider::name, name);
    }

    /** @return what puts trials together into one model */
    public static Ensembler ensembler() {
        return only(Ensembler.class);
    }

    private static <T> List<T> all(Class<T> service) {
        return ServiceLoader.load(service, service.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static <T> T only(Class<T> service) {
        return all(service).stream()
                .findFirst()
                .orElseThrow(() -> new HeadstartException(
                        "Nothing on the class path provides " + service.getName() + ".",
                        "a module of Headstart is missing from the class path."));
    }

    private static <T> T named(String kind, Class<T> service, Function<T, String> nameOf, String name) {
        List<T> there = all(service);
        List<String> names = there.stream().map(nameOf).sorted().toList();
        return there.stream()
                .filter(provider -> nameOf.apply(provider).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "There is no '" + name + "' among the " + names.size() + " " + kind + ": " + Names.some(names)
                                + ".",
                        Names.closest(name, names)
                                .map(close -> "you meant '" + close + "'.")
                                .orElse(null)));
    }
}
