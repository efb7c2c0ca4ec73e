package org.headstart.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code api <- {metafeatures, warehouse, optimizers} <- adapters}: who may know whom, and what the eight steps are called. */
@AnalyzeClasses(packages = "org.headstart", importOptions = DependencyRuleTest.MainClasses.class)
class DependencyRuleTest {

    /** Neither this module's tests nor the conformance suites of others, wherever they were compiled to. */
    static final class MainClasses implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static final String[] MIDDLE = {
        "org.headstart.metafeatures..",
        "org.headstart.warehouse..",
        "org.headstart.search..",
        "org.headstart.metamodel..",
        "org.headstart.runner..",
        "org.headstart.weights.."
    };

    private static final String[] ADAPTERS = {
        "org.headstart.files..",
        "org.headstart.tribuo..",
        "org.headstart.weka..",
        "org.headstart.h2o..",
        "org.headstart.cli..",
        "weka.classifiers.meta.."
    };

    private static final Path API = Path.of("api", "src", "main", "java", "org", "headstart", "api");

    private static final Pattern STEP = Pattern.compile("^\\s*/\\*\\*\\s*(?:\\*\\s*)?Step (\\d+) of the flow:");

    @ArchTest
    static final ArchRule api_knowsOnlyTheJdkAndJspecify = classes()
            .that()
            .resideInAPackage("org.headstart.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.headstart.api..", "java..", "org.jspecify..")
            .because("whoever uses the api gets nothing else with it");

    @ArchTest
    static final ArchRule middle_knowsNoAdapter = noClasses()
            .that()
            .resideInAnyPackage(MIDDLE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule middle_knowsItsNeighboursOnlyThroughTheApi = slices().matching(
                    "org.headstart.(metafeatures|warehouse|search|metamodel|runner|weights)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_sayWhatAClassIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("a name says what a class is or does, not that it exists");

    @Test
    void packages_ofTheApi_haveADescription() {
        List<Path> packages = Repository.files(Repository.root().resolve(API)).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                .isRegularFile());
    }

    @Test
    void steps_ofTheFlow_areEightPackagesOfTheApi() {
        List<Integer> steps = Repository.files(Repository.root().resolve(API)).stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(Repository::text)
                .flatMap(text -> STEP.matcher(text).results())
                .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                .toList();

        assertThat(steps).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }
}
