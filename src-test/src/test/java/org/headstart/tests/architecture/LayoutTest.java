package org.headstart.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The top level is the map of the house, so nothing is added to it by the way. */
class LayoutTest {

    private static final Set<String> ROOMS =
            Set.of("adapters", "api", "metafeatures", "optimizers", "src-test", "warehouse");

    private static final Set<String> PAPERS = Set.of("LICENSE", "README.md", "pom.xml");

    /** What Maven writes at the top level and Git ignores. */
    private static final Set<String> BUILD_OUTPUT = Set.of("target");

    @Test
    void topLevel_always_holdsTheRoomsAndThePapersAndNothingElse() {
        List<String> names = Repository.entries(Repository.root()).stream()
                .map(entry -> entry.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .filter(name -> !BUILD_OUTPUT.contains(name))
                .toList();

        assertThat(names).containsAll(ROOMS);
        assertThat(names).filteredOn(name -> !ROOMS.contains(name)).isSubsetOf(PAPERS);
    }
}
