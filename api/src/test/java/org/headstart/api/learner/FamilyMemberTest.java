package org.headstart.api.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.CommonTerms.Level;
import org.headstart.api.space.CommonTerms.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyMemberTest {

    private static List<FamilyMember> read(String text) {
        return FamilyMember.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void read_allKindsOfLines_areThere() {
        List<FamilyMember> members = read("""
                # a comment
                a:Forest is forest

                  trees = numTrees   # another
                  share = percent * 0.01
                  cost = 0.5 / ridge
                  depth unlimited when maxDepth=0, prune=no way
                b:Forest is forest
                  loss squared always
                """);

        assertThat(members).extracting(FamilyMember::learner).containsExactly("a:Forest", "b:Forest");
        assertThat(members).extracting(FamilyMember::family).containsOnly("forest");
        assertThat(members.get(0).terms().quantities())
                .containsExactly(
                        new Quantity("trees", "numTrees", 1, false),
                        new Quantity("share", "percent", 0.01, false),
                        new Quantity("cost", "ridge", 0.5, true));
        assertThat(members.get(0).terms().levels())
                .containsExactly(new Level("depth", "unlimited", Map.of("maxDepth", "0", "prune", "no way")));
        assertThat(members.get(1).terms().levels()).containsExactly(new Level("loss", "squared", Map.of()));
    }

    @Test
    void read_nothing_isEmpty() {
        assertThat(read("# nothing yet\n\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  trees= numTrees",
                "  trees = 2 / numTrees * 3",
                "  trees numTrees",
                "a:Forest forest",
                "  trees = numTrees * many",
                "  depth unlimited when maxDepth",
                "  trees = numTrees * -1"
            })
    void read_malformed_namesWhatItFound(String line) {
        assertThatThrownBy(() -> read("a:Forest is forest\n" + line))
                .isInstanceOf(InvalidValueException.class)
                .message()
                .containsAnyOf(line.strip(), "many", "maxDepth", "-1.0");
    }

    @Test
    void read_learnerTwice_namesIt() {
        assertThatThrownBy(() -> read("a:Forest is forest\na:Forest is wood"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a:Forest");
    }
}
