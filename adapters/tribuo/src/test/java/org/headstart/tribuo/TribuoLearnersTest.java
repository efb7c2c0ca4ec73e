package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerProvider;
import org.junit.jupiter.api.Test;
import org.tribuo.Trainer;

class TribuoLearnersTest {

    private final TribuoLearners learners = new TribuoLearners();

    @Test
    void serviceLoader_ofLearners_findsTribuo() {
        assertThat(Providers.libraries()).map(LearnerProvider::library).contains("tribuo");
        assertThat(Providers.learner("tribuo:XGBoost").library()).matches("tribuo \\d+[.]\\d+[.]\\d+");
    }

    @Test
    void ids_ofAll_haveTheReviewedOnesFirst() {
        List<Boolean> reviewed = learners.ids().stream()
                .map(id -> learners.find(id).orElseThrow().reviewed())
                .toList();

        assertThat(reviewed).hasSizeGreaterThan(25);
        assertThat(reviewed.indexOf(false))
                .isEqualTo((int) reviewed.stream().filter(r -> r).count());
    }

    @Test
    void recommended_ids_areReviewedLearners() {
        assertThat(learners.recommended())
                .isNotEmpty()
                .allMatch(id -> learners.find(id).orElseThrow().reviewed());
    }

    @Test
    void find_unknownId_isEmpty() {
        assertThat(learners.find("tribuo:Xgboost")).isEmpty();
        assertThat(learners.find("weka:J48")).isEmpty();
    }

    @Test
    void find_everyId_isALearnerOfThatId() {
        assertThat(learners.ids())
                .allSatisfy(id -> assertThat(learners.find(id)).map(Learner::id).contains(id));
    }

    /** Listing must stay cheap: a fresh class loader that cannot see Tribuo can list, but not find. */
    @Test
    void ids_withoutTribuoOnTheClassPath_areListed() throws Exception {
        try (ParentlessLoader loader = ParentlessLoader.without("/org/tribuo/", "olcut")) {
            Class<?> type = loader.loadClass(TribuoLearners.class.getName());
            Object listed = type.getMethod("ids").invoke(type.getConstructor().newInstance());

            assertThat(listed).isEqualTo(learners.ids());
        }
    }

    @Test
    void table_ofLearners_hasEveryTrainerOnTheClassPath() {
        List<String> known = LearnerTable.entries().values().stream()
                .flatMap(entry -> entry.trainers().values().stream())
                .distinct()
                .sorted()
                .toList();

        assertThat(concrete(Trainer.class)).isEqualTo(known);
    }

    @Test
    void components_byName_areAllThereAre() {
        List<String> missing = new ArrayList<>();
        for (String name : Components.names()) {
            for (Class<?> role : Components.named(name).getInterfaces()) {
                if (role.getName().startsWith("org.tribuo.") && role != Trainer.class) {
                    concrete(role).stream()
                            .map(found -> found.substring(found.lastIndexOf('.') + 1))
                            .filter(found -> !Components.names().contains(found) && !found.contains("$"))
                            .filter(found -> !DELIBERATELY_LEFT_OUT.contains(found))
                            .forEach(missing::add);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    /** Transformations of counts and of single values, which make no sense for every feature of any table. */
    private static final List<String> DELIBERATELY_LEFT_OUT = List.of("IDFTransformation", "SimpleTransform");

    /** The instantiable classes of Tribuo's jars that are a kind of the given one. */
    private static List<String> concrete(Class<?> kind) {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> entry.contains("tribuo-") && entry.endsWith(".jar"))
                .flatMap(TribuoLearnersTest::classes)
                .map(TribuoLearnersTest::loaded)
                .filter(type -> kind.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private static Stream<String> classes(String jar) {
        try (JarFile file = new JarFile(Path.of(jar).toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("org/tribuo/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, TribuoLearnersTest.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return Object.class;
        }
    }
}
