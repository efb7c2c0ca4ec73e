package org.headstart.tests.benchmarks.yahpo;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Curves that other people's optimizers reached: on all test instances, some of them on a part of the instances and seeds only.
 *
 * @param curves of one scenario; may be none
 */
record Reference(List<RegretCurve> curves) {

    /** What marks them in a table. */
    static final String MARK = "ref:";

    private static final int PART_SEEDS = 2;

    Reference {
        curves = List.copyOf(curves);
    }

    /** Reads {@code curves.csv.gz}. */
    static Reference read(Path folder, String scenario) {
        return new Reference(new CurveFile(folder.resolve("curves.csv.gz"))
                .read().stream()
                        .filter(curve -> curve.key().scenario().equals(scenario))
                        .toList());
    }

    /** The curves of methods that were run on all of these instances. */
    List<RegretCurve> on(Set<String> instances) {
        return kept(curve -> instances.contains(curve.key().instance())).stream()
                .collect(Collectors.groupingBy(curve -> curve.key().method()))
                .values()
                .stream()
                .filter(own -> own.stream()
                        .map(curve -> curve.key().instance())
                        .collect(Collectors.toSet())
                        .containsAll(instances))
                .flatMap(List::stream)
                .sorted((a, b) -> a.key().method().compareTo(b.key().method()))
                .map(Reference::marked)
                .toList();
    }

    /** The instances that every method was run on. */
    Set<String> commonInstances() {
        return Standing.of(curves).instances();
    }

    /** The seeds that every method was run from. */
    static boolean isCommonSeed(RegretCurve curve) {
        return curve.key().seed() < PART_SEEDS;
    }

    private List<RegretCurve> kept(Predicate<RegretCurve> condition) {
        return curves.stream().filter(condition).toList();
    }

    private static RegretCurve marked(RegretCurve curve) {
        CurveKey key = curve.key();
        return new RegretCurve(
                new CurveKey(key.scenario(), MARK + key.method(), key.instance(), key.seed()), curve.regrets());
    }
}
