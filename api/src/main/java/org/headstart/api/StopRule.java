package org.headstart.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;

/**
 * When a study ends before all its trials are run: the last three proposals that say how much they are expected to improve all say less than
 * wanted. With several learners three times as many as there are learners, since each speaks of its own best trial only. It looks at planned
 * trials and not at the clock, so that a study taken up again stops at the same trial.
 *
 * @param below    in the metric's unit; null or 0 = never
 * @param learners how many learners the study has
 * @param metric   the metric's name
 */
record StopRule(@Nullable Double below, int learners, String metric) {

    private static final int ASKS = 3;

    static StopRule of(Study study, @Nullable Double below) {
        return new StopRule(below, study.spaces().size(), study.metric().name());
    }

    /**
     * @param wanted  a study's settings
     * @param several whether there are several objectives or constraints
     * @throws InvalidValueException if it is to stop by what its optimizer expects, and that expects nothing
     */
    static void requireExpectation(Study.Settings wanted, boolean several) {
        OptimizerProvider chosen = TuningMethod.of(wanted.optimizer()).optimizer();
        Double below = wanted.stopBelow();
        if (below == null || below == 0) {
            return;
        }
        if (several) {
            throw new InvalidValueException(
                    "The study is to stop below an expected improvement of %s, but with several objectives or constraints no metric's is expected."
                            .formatted(below),
                    "a number of trials instead.");
        }
        if (chosen.expectsImprovement()) {
            return;
        }
        List<String> names = Providers.optimizers().stream()
                .filter(OptimizerProvider::expectsImprovement)
                .map(OptimizerProvider::name)
                .toList();
        throw new InvalidValueException(
                "The study is to stop below an expected improvement of %s, but the optimizer '%s' expects none; %s do."
                        .formatted(below, chosen.name(), String.join(", ", names)),
                "another optimizer, or a number of trials instead.");
    }

    /** How many of the last expectations are looked at. */
    int asks() {
        return ASKS * learners;
    }

    /**
     * @param expected what the proposals so far expect to improve, the newest last; of those before the last {@link #asks} none is needed
     * @return why no more are to be planned; empty when more are
     */
    Optional<String> reason(List<Double> expected) {
        if (below == null || below == 0 || expected.size() < asks()) {
            return Optional.empty();
        }
        List<Double> last = expected.subList(expected.size() - asks(), expected.size());
        return last.stream().allMatch(improvement -> improvement < below)
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The expected improvement was below %s %s %d times in a row, %.2g at last.",
                        below,
                        metric,
                        asks(),
                        last.get(last.size() - 1)))
                : Optional.empty();
    }
}
