package org.headstart.weka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Learner;

/** Small tables with something to learn: numbers, labels and missing cells. */
final class Tables {

    private Tables() {}

    /** Three numeric columns and one with labels, some cells missing; the target depends on all of them, with noise. */
    static Dataset mixed(TaskType type, int classes, int rows, long seed) {
        Random random = new Random(seed);
        double[][] numbers = new double[3][rows];
        int[] labels = new int[rows];
        double[] target = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (double[] column : numbers) {
                column[row] = random.nextGaussian() * 3 + 10;
            }
            labels[row] = random.nextInt(3);
            target[row] = numbers[0][row] + 2 * numbers[1][row] + 4 * labels[row] + random.nextGaussian();
            if (random.nextInt(20) == 0) {
                numbers[random.nextInt(3)][row] = Double.NaN;
            } else if (random.nextInt(30) == 0) {
                labels[row] = CategoricalColumn.MISSING;
            }
        }
        List<Column> columns = new ArrayList<>();
        columns.add(NumericColumn.of("length", numbers[0]));
        columns.add(NumericColumn.of("width", numbers[1]));
        columns.add(CategoricalColumn.of("colour", labels, List.of("red", "green", "blue")));
        columns.add(NumericColumn.of("noise", numbers[2]));
        columns.add(type == TaskType.REGRESSION ? NumericColumn.of("y", target) : cut(target, classes));
        return Dataset.of("mixed", columns, "y");
    }

    private static CategoricalColumn cut(double[] target, int classes) {
        double[] sorted = target.clone();
        Arrays.sort(sorted);
        int[] codes = new int[target.length];
        List<String> levels = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            levels.add("class" + k);
            double from = sorted[k * target.length / classes];
            for (int row = 0; row < target.length; row++) {
                codes[row] = target[row] >= from ? k : codes[row];
            }
        }
        return CategoricalColumn.of("y", codes, levels);
    }

    /** A mixed table; with two classes where the learner cannot tell three apart. */
    static Dataset suiting(Learner learner, TaskType type, int rows, long seed) {
        Dataset three = mixed(type, 3, rows, seed);
        return learner.refusal(three) == null ? three : mixed(type, 2, rows, seed);
    }

    /** Small whole numbers without missing cells, for learners that need counts. */
    static Dataset counts(TaskType type, int rows, long seed) {
        Random random = new Random(seed);
        double[] first = random.ints(rows, 0, 9).asDoubleStream().toArray();
        double[] second = random.ints(rows, 0, 9).asDoubleStream().toArray();
        double[] target = new double[rows];
        for (int row = 0; row < rows; row++) {
            target[row] = first[row] - second[row] + random.nextGaussian();
        }
        return Dataset.of(
                "counts",
                List.of(
                        NumericColumn.of("first", first),
                        NumericColumn.of("second", second),
                        type == TaskType.REGRESSION ? NumericColumn.of("y", target) : cut(target, 2)),
                "y");
    }
}
