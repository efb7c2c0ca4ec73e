package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class SpaceListingTest {

    @Test
    void of_discreteSpace_listsTheProduct() {
        assertThat(SpaceListing.of(Examples.SMALL, 100)).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void of_moreThanTheLimit_isEmpty() {
        assertThat(SpaceListing.of(Examples.SMALL, 11)).isEmpty();
    }

    @Test
    void of_float_isEmpty() {
        assertThat(SpaceListing.of(Examples.SVM, 1000)).isEmpty();
    }

    @Test
    void of_noHyperparameters_isTheEmptyConfiguration() {
        assertThat(SpaceListing.of(SearchSpace.of(), 10))
                .containsExactly(SearchSpace.of().defaultConfiguration());
    }

    @Test
    void of_constantsOnly_isOneConfiguration() {
        SearchSpace space = SearchSpace.of(new ConstantParameter("c", "7", List.of()));
        assertThat(SpaceListing.of(space, 10)).containsExactly(space.defaultConfiguration());
    }

    @Test
    void of_childBeforeItsParent_countsInactiveOnesOnce() {
        SearchSpace space = SearchSpace.of(
                new IntegerParameter("child", 1, 5, Scale.LOG).when(List.of(Condition.on("parent", "on"))),
                new CategoricalParameter("parent", List.of("off", "on")));
        assertThat(SpaceListing.of(space, 10)).hasSize(6);
    }

    @Test
    void of_forbiddenCombination_isLeftOut() {
        SearchSpace space =
                SearchSpace.of(Examples.SMALL.parameters(), List.of(new Forbidden(Map.of("a", "z", "b", "2"))));
        assertThat(SpaceListing.of(space, 100))
                .hasSize(11)
                .noneMatch(c -> c.text("a").equals("z") && c.text("b").equals("2"));
    }
}
