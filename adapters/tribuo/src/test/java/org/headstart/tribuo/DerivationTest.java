package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.tribuo.LearnerTable.Trait;
import org.headstart.tribuo.Setting.Component;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The spaces against the library itself. */
class DerivationTest {

    private static final int SAMPLES = 20;
    private static final long SEED = 77;

    record Case(LearnerTable.Entry entry, TaskType task) {

        TribuoLearner learner() {
            return (TribuoLearner) new TribuoLearners().find(entry.id()).orElseThrow();
        }

        @Override
        public String toString() {
            return entry.id() + " " + task;
        }
    }

    static Stream<Case> cases() {
        return LearnerTable.entries().values().stream()
                .flatMap(entry -> entry.trainers().keySet().stream().map(task -> new Case(entry, task)));
    }

    static Stream<Case> reviewed() {
        return cases().filter(one -> one.entry.is(Trait.REVIEWED));
    }

    /** Every path of the overlay leads to a field of the library, so that nothing is misspelled. */
    @ParameterizedTest
    @MethodSource("cases")
    void overlay_everyPath_leadsToAField(Case one) {
        Set<String> there = new TreeSet<>();
        collectPaths(one.learner().component(one.task), "", there);

        assertThat(there).containsAll(one.entry.overlay().paths());
    }

    /** What the overlay starts otherwise than the library must say why, and all else must start as the library does. */
    @ParameterizedTest
    @MethodSource("reviewed")
    void defaults_ofReviewedSpaces_areTheLibrarysOrExplained(Case one) {
        TribuoLearner learner = one.learner();
        Configuration defaults = learner.space().defaultConfiguration();
        Object plain =
                Components.unconfigured(Components.load(one.entry.trainers().get(one.task)));
        Object built = build(one, defaults, SEED);

        for (Difference difference : differences(learner.component(one.task), plain, built, "")) {
            Overlay.Start start = one.entry.overlay().start(difference.path);
            boolean explained = start != null && !start.why().isBlank();
            assertThat(explained || difference.libraryHasNone)
                    .as("%s is %s in Tribuo, but %s here", difference.path, difference.library, difference.ours)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void build_sampledConfigurations_holdTheirValues(Case one) {
        Random random = new Random(SEED);
        List<Configuration> samples =
                new ArrayList<>(List.of(one.learner().space().defaultConfiguration()));
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(one.learner().space().sample(random));
        }
        for (Configuration sample : samples) {
            Object trainer = build(one, sample, SEED + 1);
            Set<String> read = new TreeSet<>();
            assertHolds(one.learner().component(one.task), trainer, sample, one.task, read);
            read.addAll(sample.has(TribuoLearner.SCALE) ? Set.of(TribuoLearner.SCALE) : Set.of());

            assertThat(read).isEqualTo(new TreeSet<>(sample.values().keySet()));
        }
    }

    @ParameterizedTest
    @MethodSource("reviewed")
    void space_ofAReviewedLearner_variesOnlyWhatIsInTheOverlay(Case one) {
        List<String> names = one.learner().space().parameters().stream()
                .map(Hyperparameter::name)
                .filter(name -> !name.equals(TribuoLearner.SCALE))
                .toList();

        assertThat(one.entry.overlay().paths()).containsAll(names);
    }

    private static Configurable build(Case one, Configuration configuration, long seed) {
        return TrainerBuilder.build(
                one.learner().component(one.task), one.task, TrainerBuilder.values(configuration), seed);
    }

    private static void collectPaths(Component component, String prefix, Set<String> paths) {
        for (Field field : Components.fields(Components.load(component.className()))) {
            paths.add(prefix + field.getName());
            if (component.settings().get(field.getName()) instanceof Setting.Part part) {
                part.choices()
                        .forEach((choice, inner) -> collectPaths(
                                inner,
                                prefix + field.getName() + (part.parameter() == null ? "." : "." + choice + "."),
                                paths));
            }
        }
    }

    private static void assertHolds(
            Component component, Object built, Configuration sample, TaskType task, Set<String> read) {
        assertThat(built.getClass().getName()).isEqualTo(component.className());
        component.settings().forEach((name, setting) -> {
            Object value = valueOf(built, name);
            if (setting instanceof Setting.Varied varied) {
                if (sample.has(varied.parameter())) {
                    assertSame(varied.parameter(), sample.text(varied.parameter()), value);
                    read.add(varied.parameter());
                }
            } else if (setting instanceof Setting.Fixed fixed) {
                assertSame(name, Derivation.side(fixed.value(), task), value);
            } else if (setting instanceof Setting.Seed) {
                assertThat(value).isEqualTo(SEED + 1);
            } else if (setting instanceof Setting.Part part) {
                Object inner =
                        part.listed() ? ((Collection<?>) value).iterator().next() : value;
                String choice = part.parameter() == null
                        ? part.choices().keySet().iterator().next()
                        : sample.text(part.parameter());
                if (part.parameter() != null) {
                    read.add(part.parameter());
                }
                assertHolds(part.choices().get(choice), inner, sample, task, read);
            }
        });
    }

    private static void assertSame(String name, String expected, Object value) {
        if (value instanceof Number number) {
            double exact = Double.parseDouble(expected);
            assertThat(number.doubleValue()).as(name).isEqualTo(value instanceof Float ? (float) exact : exact);
        } else {
            assertThat(String.valueOf(value)).as(name).isEqualTo(expected);
        }
    }

    private static Object valueOf(Object owner, String name) {
        Field found = Components.fields(owner.getClass()).stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return Components.value(found, owner);
    }

    /** A field that the default configuration sets otherwise than the library. */
    private record Difference(String path, Object library, Object ours, boolean libraryHasNone) {}

    private static List<Difference> differences(Component component, Object plain, Object built, String prefix) {
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<String, Setting> entry : component.settings().entrySet()) {
            Object library = valueOf(plain, entry.getKey());
            Object ours = valueOf(built, entry.getKey());
            if (entry.getValue() instanceof Setting.Seed) {
                continue;
            }
            if (entry.getValue() instanceof Setting.Part part && ours != null && !part.listed()) {
                String path = prefix + entry.getKey();
                if (library == null || library.getClass() != ours.getClass()) {
                    boolean alone = library == null && part.parameter() == null;
                    differences.add(new Difference(path, library, ours, alone));
                    library = Components.unconfigured(ours.getClass());
                }
                String choice = part.choices().entrySet().stream()
                        .filter(c ->
                                c.getValue().className().equals(ours.getClass().getName()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
                String inner = part.parameter() == null ? path + "." : path + "." + choice + ".";
                differences.addAll(differences(part.choices().get(choice), library, ours, inner));
            } else if (!String.valueOf(library).equals(String.valueOf(ours))) {
                differences.add(new Difference(prefix + entry.getKey(), library, ours, library == null));
            }
        }
        return differences;
    }
}
