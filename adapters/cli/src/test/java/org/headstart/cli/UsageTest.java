package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Help, version and wrong usage. */
class UsageTest {

    @Test
    void help_always_listsEveryCommandAndNoOther() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> listed = run.out()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> !line.startsWith("    "))
                .map(line -> line.strip().split(" ")[0])
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(Stream.of(Commands.values())
                        .map(command -> command.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Commands.class)
    void help_ofEveryCommand_explainsItAndExitsWithZero(Commands command) {
        String name = command.name().toLowerCase(Locale.ROOT);

        Run run = Run.of(name, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: headstart " + name);
    }

    @Test
    void help_ofTune_namesEveryOptionThatUsersScript() {
        assertThat(Run.of("tune", "--help").out())
                .contains("--target", "--learner", "--metric", "--trials", "--time", "--folds", "--workers")
                .contains("--device", "--seed", "--optimizer", "--no-transfer", "--warehouse", "--trial-time")
                .contains("--trial-memory", "--model", "--json", "--type", "--ignore", "--in-jvm", "--lookahead")
                .contains("--fidelity", "--eta", "--stop-below");
    }

    @Test
    void version_always_namesHeadstart() {
        Run run = Run.of("--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("headstart \\d+\\.\\d+\\.\\d+.*\\R");
    }

    static Stream<Arguments> wrongUsages() {
        return Stream.of(
                Arguments.of(List.of(), "Missing required subcommand"),
                Arguments.of(List.of("tun", "iris"), "headstart tune"),
                Arguments.of(List.of("tune"), "Missing required parameter: 'DATA'"),
                Arguments.of(List.of("tune", "iris", "--trails", "3"), "--trials"),
                Arguments.of(List.of("tune", "iris", "--trials", "0"), "'0' is not a whole number from 1"),
                Arguments.of(List.of("tune", "iris", "--trials", "ten"), "'ten' is not a whole number"),
                Arguments.of(List.of("tune", "iris", "--trials", "99999999999999"), "is not a whole number"),
                Arguments.of(List.of("tune", "iris", "--folds", "1"), "'1' is not a whole number from 2"),
                Arguments.of(List.of("tune", "iris", "--time", "10"), "'10' is not a positive duration"),
                Arguments.of(List.of("tune", "iris", "--time", "0s"), "'0s' is not a positive duration"),
                Arguments.of(List.of("tune", "iris", "--trial-memory", "2"), "'2' is not a size with a unit"),
                Arguments.of(List.of("tune", "iris", "--trial-memory", "1k"), "'1k' is not a size from 16m"),
                Arguments.of(List.of("tune", "iris", "--device", "tpu"), "AUTO, CPU, GPU"),
                Arguments.of(List.of("tune", "iris", "--type", "ranking"), "CLASSIFICATION, REGRESSION"),
                Arguments.of(List.of("tune", "iris", "--seed", "x"), "'x' is not a long"),
                Arguments.of(List.of("metafeatures", "iris", "--json", "--csv"), "mutually exclusive"),
                Arguments.of(List.of("collect", "folder"), "--learner"),
                Arguments.of(List.of("warehouse"), "Missing required subcommand"),
                Arguments.of(List.of("warehouse", "inf"), "info"),
                Arguments.of(List.of("warehouse", "backup"), "Missing required parameter: 'FILE'"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsages")
    void wrongUsage_always_exitsWithTwoAndSaysWhy(List<String> args, String reason) {
        Run run = Run.of(args.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains(reason).doesNotContain("\tat ");
    }

    @Test
    void verbose_atAFailure_printsTheTrace() {
        assertThat(Run.of("tune", "no-such-file.csv", "--verbose").err()).contains("\tat org.headstart");
        assertThat(Run.of("tune", "no-such-file.csv").err()).doesNotContain("\tat ");
    }
}
