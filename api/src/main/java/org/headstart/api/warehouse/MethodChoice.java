package org.headstart.api.warehouse;

import org.headstart.api.Check;

/**
 * How a learner is tuned best, as far as leave-one-task-out on a warehouse's own past tasks could tell.
 *
 * @param learner   the learner's id
 * @param metric    the name of the metric that trials were judged by
 * @param method    an optimizer, or {@code optimizer+meta-model}; {@code standard} itself where nothing was clearly better
 * @param standard  what it was compared with
 * @param tasks     how many tasks were held out in turn, at least 0
 * @param trials    how many trials the history had in all, at least 0
 * @param advantage by how much its mean normalised regret was below the standard's
 * @param low       the lower end of the 95 % interval of that
 * @param high      the upper end
 */
public record MethodChoice(
        String learner,
        String metric,
        String method,
        String standard,
        int tasks,
        int trials,
        double advantage,
        double low,
        double high) {

    /** Growth of history after which what was measured is called old. */
    private static final double OLD = 1.5;

    /** Checks names and figures. */
    public MethodChoice {
        Check.notBlank(learner, "The learner of a choice");
        Check.notBlank(metric, "The metric of a choice");
        Check.notBlank(method, "The method of a choice");
        Check.notBlank(standard, "The standard of a choice");
        Check.atLeast(tasks, 0, "The tasks of a choice");
        Check.atLeast(trials, 0, "The trials of a choice");
        Check.that(
                low <= advantage && advantage <= high,
                "The advantage of a choice is %s in [%s, %s], but it must lie between them.",
                advantage,
                low,
                high);
    }

    /** @return whether something else than the standard was clearly better */
    public boolean isSwitch() {
        return !method.equals(standard);
    }

    /**
     * @param known how many trials the history has now
     * @return whether it has grown by more than half since
     */
    public boolean isOld(int known) {
        return known > OLD * trials;
    }
}
