package org.headstart.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.Learner;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Fidelity.Kind;
import org.headstart.api.warehouse.Study;

/**
 * What a share of a full evaluation cuts, learner by learner: of the iterations that a configuration asks for, of the training rows, or of the
 * folds. A share of iterations is one of the configuration's own, so that a share costs about that share whatever the configuration. Follows
 * from study, learners and table alone. Immutable.
 */
final class Efforts {

    /** No rung is below 1/eta^2: of three rungs the highest is reached within some ten trials. */
    private static final int MOST_CUTS = 2;

    /** Fewer iterations than this say little: in the first rounds of boosting the slow learners that win in the end come last. */
    private static final int LEAST_ITERATIONS = 10;

    /** Fewer training rows than this say little. */
    private static final int LEAST_ROWS = 100;

    private static final int SAMPLED = 33;

    private final int folds;
    private final Map<String, Effort> byLearner;

    private Efforts(int folds, Map<String, Effort> byLearner) {
        this.folds = folds;
        this.byLearner = byLearner;
    }

    private record Effort(Learner learner, Kind kind, Rungs rungs) {}

    /** Every evaluation is a full one. */
    static Efforts full(int folds) {
        return new Efforts(folds, Map.of());
    }

    /**
     * @param settings a study's settings
     * @param learners its learners by id
     * @param dataset  its table
     * @throws InvalidValueException if the study wants to cut what a learner or the table has not enough of
     */
    static Efforts of(Study.Settings settings, Map<String, Learner> learners, Dataset dataset) {
        Study.Parts parts = settings.parts();
        if (parts == null) {
            return full(settings.folds());
        }
        int folds = Math.min(settings.folds(), dataset.rows());
        int rows = (int) ((long) dataset.rows() * (folds - 1) / folds);
        Map<String, Effort> efforts = new HashMap<>();
        learners.forEach((id, learner) -> efforts.put(id, effort(learner, parts, rows, folds)));
        return new Efforts(folds, Map.copyOf(efforts));
    }

    private static Effort effort(Learner learner, Study.Parts parts, int rows, int folds) {
        List<Kind> wanted = parts.kind() == null ? List.of(Kind.values()) : List.of(parts.kind());
        for (Kind kind : wanted) {
            Rungs rungs = rungs(kind, learner, parts.reduction(), rows, folds);
            if (rungs.count() > 1) {
                return new Effort(learner, kind, rungs);
            }
        }
        throw tooLittle(learner, parts, rows, folds);
    }

    private static Rungs rungs(Kind kind, Learner learner, int reduction, int rows, int folds) {
        return switch (kind) {
            case ITERATIONS -> atLeast(LEAST_ITERATIONS, usualIterations(learner), reduction);
            case ROWS -> atLeast(LEAST_ROWS, rows, reduction);
            case FOLDS -> ofFolds(folds, reduction);
        };
    }

    private static Rungs atLeast(int least, int all, int reduction) {
        double share = all == 0 ? 1 : Math.max(least / (double) all, Math.pow(reduction, -MOST_CUTS));
        return Rungs.geometric(Math.min(1, share), reduction);
    }

    /** The median of what configurations ask for; 0 when none iterates. */
    private static int usualIterations(Learner learner) {
        if (!learner.iterative()) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = IntStream.range(0, SAMPLED)
                .map(i -> learner.iterations(learner.space().sample(random)).orElse(0))
                .sorted()
                .toArray();
        return counts[SAMPLED / 2];
    }

    /** Whole folds, as near to the powers of the reduction as they come. */
    private static Rungs ofFolds(int folds, int reduction) {
        List<Double> shares = new ArrayList<>();
        shares.add(1.0);
        long before = folds;
        for (double run = folds / (double) reduction; before > 1; run /= reduction) {
            long whole = Math.max(1, Math.min(before - 1, Math.round(run)));
            shares.add(0, whole / (double) folds);
            before = whole;
        }
        return new Rungs(shares, reduction);
    }

    private static InvalidValueException tooLittle(Learner learner, Study.Parts parts, int rows, int folds) {
        String there = parts.kind() == Kind.ITERATIONS
                ? learner.iterative() ? "about " + usualIterations(learner) + " iterations" : "no iterations"
                : rows + " training rows and " + folds + " folds";
        return new InvalidValueException(
                "There is not enough to be cut to one part in %d: %s has %s, but at least %d iterations or %d rows must be left."
                        .formatted(parts.reduction(), learner.id(), there, LEAST_ITERATIONS, LEAST_ROWS),
                "something else can be cut: the fidelity 'auto' takes what there is.");
    }

    /** What may be asked for of a learner. */
    Rungs rungs(String learner) {
        Effort effort = byLearner.get(learner);
        return effort == null ? Rungs.FULL_ONLY : effort.rungs();
    }

    /** What a proposal cuts. */
    Fidelity fidelity(Proposal proposal) {
        Effort effort = byLearner.get(proposal.learner());
        double share = proposal.share();
        if (share == 1 || effort == null) {
            return Fidelity.full(folds);
        }
        return switch (effort.kind()) {
            case ITERATIONS -> iterations(effort.learner(), proposal);
            case ROWS -> new Fidelity(share, folds, null);
            case FOLDS -> Fidelity.full((int) Math.max(1, Math.round(share * folds)));
        };
    }

    private Fidelity iterations(Learner learner, Proposal proposal) {
        OptionalInt asked = learner.iterations(proposal.configuration());
        return asked.isEmpty()
                ? Fidelity.full(folds)
                : new Fidelity(1, folds, (int) Math.max(1, Math.round(proposal.share() * asked.getAsInt())));
    }
}
