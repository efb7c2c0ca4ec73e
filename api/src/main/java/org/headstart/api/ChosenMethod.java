package org.headstart.api;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * How one learner of a study is tuned: as asked for, or, where that was {@code auto}, as leave-one-task-out on the warehouse's past tasks had
 * chosen before the study was made. That is measured by one metric, so it says nothing of several objectives or constraints. Choices are only added to a warehouse, so a study that is resumed finds the same one.
 *
 * @param method how it is tuned
 * @param choice why it is not {@code auto}; null when it is as asked for
 * @param not    why a choice that there is does not hold, a sentence; null when it does or there is none
 */
record ChosenMethod(
        TuningMethod method,
        @Nullable MethodChoice choice,
        @Nullable String not) {

    /** The method of a learner of a study. */
    static ChosenMethod of(Warehouse warehouse, Study study, String learner) {
        TuningMethod asked = TuningMethod.of(study.settings().optimizer());
        if (!asked.label().equals(TuningJob.AUTO)
                || !study.settings().transfer()
                || !study.criteria().isPlain()) {
            return new ChosenMethod(asked, null, null);
        }
        Optional<MethodChoice> known = warehouse.choice(learner, study.metric(), study.created());
        return known.filter(MethodChoice::isSwitch)
                .map(choice -> of(choice, asked, study))
                .orElse(new ChosenMethod(asked, null, null));
    }

    private static ChosenMethod of(MethodChoice choice, TuningMethod asked, Study study) {
        String begin = "`headstart learn` chose " + choice.method() + " for " + choice.learner() + ", but ";
        Double stopBelow = study.settings().stopBelow();
        try {
            TuningMethod chosen = TuningMethod.of(choice.method());
            boolean silent =
                    stopBelow != null && stopBelow > 0 && !chosen.optimizer().expectsImprovement();
            return silent
                    ? new ChosenMethod(asked, null, begin + "it expects no improvement to stop below.")
                    : new ChosenMethod(chosen, choice, null);
        } catch (InvalidValueException e) {
            return new ChosenMethod(asked, null, begin + "there is no such method any more.");
        }
    }

    /** Whether history was found to be better ignored. */
    boolean withholdsHistory() {
        return choice != null && method.metaModel() == null;
    }

    /** The advice, with why the learner is tuned so and what guards it; history is only read where there was a choice. */
    Recommendation explained(Recommendation advice, Supplier<History> history) {
        String guard = method.optimizer().guard();
        Recommendation reasoned = reasoned(advice, history);
        return guard.isEmpty() || advice.candidates().isEmpty() ? reasoned : reasoned.withNote(" " + guard);
    }

    private Recommendation reasoned(Recommendation advice, Supplier<History> history) {
        MethodChoice known = choice;
        if (known == null) {
            return not == null ? advice : withGuard(advice, not + " " + advice.guard());
        }
        int trials = known(history.get());
        String old = known.isOld(trials)
                ? String.format(
                        Locale.ROOT,
                        " History has grown from %d to %d trials since; `headstart learn` measures anew.",
                        known.trials(),
                        trials)
                : "";
        return withGuard(
                advice,
                String.format(
                        Locale.ROOT,
                        "%s is used in place of %s: with each of %d past tasks held out in turn it had %.3f less regret (95 %%: %.3f to %.3f).%s %s",
                        known.method(),
                        known.standard(),
                        known.tasks(),
                        known.advantage(),
                        known.low(),
                        known.high(),
                        old,
                        advice.guard()));
    }

    /** How many trials of a learner a history has. */
    static int known(History history) {
        return history.tasks().stream()
                .mapToInt(task -> task.observations().size())
                .sum();
    }

    private static Recommendation withGuard(Recommendation advice, String guard) {
        return new Recommendation(advice.learner(), advice.model(), advice.candidates(), guard.strip(), advice.prior());
    }
}
