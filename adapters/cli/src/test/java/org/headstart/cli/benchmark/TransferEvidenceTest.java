package org.headstart.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.cli.benchmark.TransferEvidence.Estimate;
import org.junit.jupiter.api.Test;

class TransferEvidenceTest {

    private static final int LENGTH = 20;

    /** Regret that falls as 1 / n, so much faster or slower, with some noise of the task. */
    private static Curve curve(String method, int task, double speed, double noise) {
        List<Double> regrets = IntStream.rangeClosed(1, LENGTH)
                .mapToObj(n -> (1 + noise) / (speed * n + 1))
                .toList();
        return new Curve("learner", method, "t" + task, 0, regrets);
    }

    private static TransferEvidence of(int tasks, double noise, double... speeds) {
        Random random = new Random(5);
        List<Curve> curves = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            for (int method = 0; method < speeds.length; method++) {
                curves.add(curve("m" + method, task, speeds[method], noise * random.nextGaussian()));
            }
        }
        return new TransferEvidence(curves);
    }

    @Test
    void saved_twiceAsFast_isAsManyTrialsAgain() {
        TransferEvidence evidence = of(6, 0, 1, 2);
        for (int n : new int[] {1, 3, 5, 10}) {
            assertThat(evidence.saved("m1", "m0", n)).isEqualTo(new Estimate(n, n, n));
            assertThat(evidence.saved("m0", "m1", 2 * n)).isEqualTo(new Estimate(-n, -n, -n));
            assertThat(evidence.needed("m1", "m0", 2 * n)).isEqualTo(new Estimate(n, n, n));
        }
    }

    @Test
    void saved_theSame_isNothing() {
        assertThat(of(6, 0.1, 1).saved("m0", "m0", 5)).isEqualTo(new Estimate(0, 0, 0));
    }

    @Test
    void saved_nothingLeftToWin_doesNotCountTheTrialsAfterwards() {
        TransferEvidence evidence = new TransferEvidence(List.of(
                new Curve("l", "fast", "t", 0, List.of(0.5, 0.0, 0.0, 0.0)),
                new Curve("l", "slow", "t", 0, List.of(0.5, 0.4, 0.0, 0.0))));

        assertThat(evidence.saved("fast", "slow", 4).mean()).isEqualTo(1);
        assertThat(evidence.saved("slow", "fast", 4).mean()).isEqualTo(-1);
        assertThat(evidence.needed("fast", "slow", 4).mean()).isEqualTo(2);
    }

    @Test
    void saved_baselineNeverGetsThere_isOneMoreThanItsLength() {
        assertThat(of(3, 0, 1, 2).saved("m1", "m0", 20).mean()).isEqualTo(LENGTH + 1 - 20);
    }

    @Test
    void saved_tasksThatDiffer_haveAnIntervalAroundIt() {
        Estimate saved = of(8, 0.3, 1, 2).saved("m1", "m0", 5);
        assertThat(saved.low()).isLessThanOrEqualTo(saved.mean());
        assertThat(saved.high()).isGreaterThan(saved.low());
    }

    @Test
    void regret_interval_isStudentsT() {
        List<Curve> curves = new ArrayList<>();
        double[] values = {0.1, 0.2, 0.6};
        for (int task = 0; task < 3; task++) {
            curves.add(new Curve("l", "m", "t" + task, 0, List.of(values[task])));
        }
        Estimate regret = new TransferEvidence(curves).regret("m", 1);

        // t(2, .975) = 4.302653; the standard error of the mean is sqrt(.07 / 3).
        assertThat(regret.mean()).isCloseTo(0.3, within(1e-12));
        assertThat(regret.high() - regret.mean()).isCloseTo(4.302653 * Math.sqrt(0.07 / 3), within(1e-5));
    }

    @Test
    void regret_seedsOfATask_areAveragedFirst() {
        TransferEvidence evidence = new TransferEvidence(List.of(
                new Curve("l", "m", "a", 0, List.of(0.0)),
                new Curve("l", "m", "a", 1, List.of(0.2)),
                new Curve("l", "m", "b", 0, List.of(0.5))));
        assertThat(evidence.tasks()).isEqualTo(2);
        assertThat(evidence.regret("m", 1).mean()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void winner_clearlyBetter_isSwitchedTo() {
        assertThat(of(8, 0.01, 1, 3, 2).winner("m0")).isEqualTo("m1");
        assertThat(of(8, 0.01, 1, 3, 2).winner("m1")).isEqualTo("m1");
    }

    @Test
    void winner_fewTasks_staysWithTheStandard() {
        assertThat(of(4, 0.01, 1, 3).winner("m0")).isEqualTo("m0");
        assertThat(of(1, 0, 1, 3).winner("m0")).isEqualTo("m0");
    }

    @Test
    void winner_onlyNoise_almostNeverSwitches() {
        int switches = 0;
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            List<Curve> curves = new ArrayList<>();
            for (int task = 0; task < 12; task++) {
                for (int method = 0; method < 8; method++) {
                    double[] level = new double[LENGTH];
                    Arrays.fill(level, 0.2 + 0.1 * random.nextGaussian());
                    curves.add(new Curve(
                            "l",
                            "m" + method,
                            "t" + task,
                            0,
                            Arrays.stream(level).boxed().toList()));
                }
            }
            switches += new TransferEvidence(curves).winner("m0").equals("m0") ? 0 : 1;
        }
        assertThat(switches).isLessThan(16);
    }
}
