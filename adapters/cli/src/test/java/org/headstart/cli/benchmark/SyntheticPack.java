package org.headstart.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** A small pack on disk: the best x of a task is its meta-feature {@code place}. */
final class SyntheticPack {

    private SyntheticPack() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("space.json"), """
                {"name": "synthetic", "metric": {"name": "accuracy", "goal": "maximize"},
                 "hyperparameters": [
                  {"name": "x", "type": "float", "low": 0, "high": 1, "scale": "linear"},
                  {"name": "kind", "type": "categorical", "choices": ["a", "b"]}]}
                """);
        StringBuilder tasks = new StringBuilder("task,split,place\n");
        StringBuilder trials = new StringBuilder("task,x,kind,value\n");
        SplittableRandom random = new SplittableRandom(3);
        for (int task = 0; task < 15; task++) {
            double place = task % 2 == 0 ? 0.2 : 0.8;
            tasks.append(String.format(Locale.ROOT, "t%d,%s,%s%n", task, task < 10 ? "train" : "test", place));
            for (int i = 0; i < 30; i++) {
                double x = random.nextDouble();
                String kind = random.nextBoolean() ? "a" : "b";
                double value = 0.9 - Math.abs(x - place) - (kind.equals("b") ? 0.1 : 0);
                trials.append(String.format(Locale.ROOT, "t%d,%.9f,%s,%.9f%n", task, x, kind, value));
            }
        }
        tasks.append("flat,test,0.5\n");
        trials.append("flat,0.1,a,0.5\nflat,0.2,a,0.5\n");
        Files.writeString(folder.resolve("tasks.csv"), tasks.toString());
        Files.writeString(folder.resolve("trials.csv"), trials.toString());
        return folder;
    }
}
