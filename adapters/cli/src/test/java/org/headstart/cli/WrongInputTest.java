package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that cannot work: what the user is told. */
class WrongInputTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("ragged", "a,b,class\n1,2,x\n3,4\n5,6,y\n", "line 3: the row has 2 cells"),
                Arguments.of("one class", "a,b,class\n1,2,x\n3,4,x\n5,6,x\n", "have one class in 'class'"),
                Arguments.of("no rows", "a,b,class\n", "0 rows"),
                Arguments.of("no features", "class\nx\ny\n", "no CSV table of two or more columns"),
                Arguments.of("empty", "", "in no known format"),
                Arguments.of("binary", "\0\1\2\3", "in no known format"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void tune_ofATableThatCannotBeLearned_saysWhy(String name, String content, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), content);

        assertFails(Run.of("tune", file.toString(), "--learner", "tribuo:CART"), reason);
    }

    static Stream<Arguments> arguments() {
        return Stream.of(
                Arguments.of(List.of("tune", "no-such-file.csv", "--target", "class"), "no file 'no-such-file.csv'"),
                Arguments.of(List.of("tune", "."), "is a folder"),
                Arguments.of(List.of("tune", "iris", "--target", "clas"), "Maybe you meant 'class'"),
                Arguments.of(List.of("tune", "iris", "--target", "class", "--ignore", "class"), "cannot be both"),
                Arguments.of(List.of("tune", "iris", "--ignore", "colour"), "'colour'"),
                Arguments.of(List.of("tune", "iris", "--type", "regression"), "'setosa' in column 'class'"),
                Arguments.of(List.of("tune", "iris", "--learner", "tribuo:CARTT"), "Maybe you meant 'tribuo:CART'"),
                Arguments.of(
                        List.of("tune", "iris", "--learner", "tribuo:CARTJointRegression"),
                        "tribuo:CARTJointRegression is left out"),
                Arguments.of(List.of("learners", "tribuo:CARTT"), "Maybe you meant 'tribuo:CART'"),
                Arguments.of(
                        List.of("collect", "no-such-folder", "--learner", "tribuo:CART", "--configs", "3"),
                        "'no-such-folder' is not a folder"),
                Arguments.of(List.of("metafeatures", "no-such-file.csv"), "no file 'no-such-file.csv'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arguments")
    void command_withArgumentsThatDoNotFit_saysWhyAndWhatWasMeant(List<String> args, String reason) {
        assertFails(Run.of(args.toArray(String[]::new)), reason);
    }

    @Test
    void tune_withJson_leavesStandardOutputEmptyAtAFailure() {
        assertThat(Run.of("tune", "no-such-file.csv", "--json").out()).isEmpty();
    }

    private static void assertFails(Run run, String reason) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: ").contains(reason).doesNotContain("\tat ");
    }
}
