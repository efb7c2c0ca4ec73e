package org.headstart.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewsTest {

    static Stream<String> reviewedClasses() {
        return Reviews.sections().stream().filter(section -> section.startsWith("weka."));
    }

    @ParameterizedTest
    @MethodSource("reviewedClasses")
    void review_ofAClass_namesEveryPropertyOfWekasEditorAndNoOther(String className) throws Exception {
        WekaRuntime.prepare();
        Set<String> visible = BeanProperty.visible(Class.forName(className)).stream()
                .map(BeanProperty::name)
                .collect(Collectors.toSet());
        List<Rule> rules = Reviews.of(className).orElseThrow().rules();
        Set<String> named = rules.stream().map(Rule::property).collect(Collectors.toSet());

        assertThat(visible)
                .allMatch(property ->
                        named.contains(property) || Reviews.everywhere(property).isPresent());
        assertThat(rules.stream().filter(rule -> !rule.path().contains(".")).map(Rule::property))
                .isSubsetOf(visible);
        assertThat(rules.stream().map(Rule::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("reviewedClasses")
    void review_ofAClass_makesASpace(String className) {
        BeanSpace space = BeanSpace.of(className, className, "", 0);

        assertThat(space.type().getName()).isEqualTo(className);
        assertThat(space.parameters().stream().map(p -> p.name())).doesNotHaveDuplicates();
    }
}
