package org.headstart.api.trial;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.Names;
import org.headstart.api.dataset.TaskType;
import org.jspecify.annotations.Nullable;

/**
 * What a trial has to keep to, for example {@code seconds<=2}.
 *
 * @param measure the name of a measure
 * @param bound   on which side of the limit it has to be
 * @param limit   finite, in the measure's own unit; the limit itself is allowed
 */
public record Constraint(String measure, Bound bound, double limit) {

    /** On which side of a limit a value has to be. */
    public enum Bound {
        /** No larger than the limit. */
        AT_MOST("<="),
        /** No smaller than the limit. */
        AT_LEAST(">=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        /** @return {@code <=} or {@code >=} */
        public String sign() {
            return sign;
        }
    }

    private static final Pattern FORM = Pattern.compile("\\s*([\\w.-]+)\\s*(<=|>=)\\s*(\\S+)\\s*");
    private static final Pattern ALMOST = Pattern.compile("\\s*([\\w.-]+)\\s*(=?[<>]|==?)\\s*([-+.\\deE]+)\\s*");

    /** Checks the name and the limit. */
    public Constraint {
        Check.notBlank(measure, "The measure of a constraint");
        Check.that(
                Double.isFinite(limit),
                "The limit of the constraint on %s is %s, but it must be finite.",
                measure,
                limit);
    }

    /**
     * @param text a measure, {@code <=} or {@code >=}, and a number, with or without blanks between them
     * @return the constraint
     * @throws InvalidValueException if the text is of another form
     */
    public static Constraint parse(String text) {
        Matcher parts = FORM.matcher(text);
        Double limit = parts.matches() ? number(parts.group(3)) : null;
        if (limit == null) {
            throw new InvalidValueException(
                    "The constraint is '%s', but it must be a measure, <= or >=, and a number, for example seconds<=2."
                            .formatted(text),
                    probably(text));
        }
        return new Constraint(
                parts.group(1), parts.group(2).equals("<=") ? Bound.AT_MOST : Bound.AT_LEAST, limit + 0.0);
    }

    private static @Nullable Double number(String text) {
        try {
            Double number = Double.valueOf(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String probably(String text) {
        Matcher almost = ALMOST.matcher(text);
        if (!almost.matches() || number(almost.group(3)) == null) {
            return "the constraint has to be quoted: a shell takes < and > for itself.";
        }
        String sign = almost.group(2).contains(">") ? ">=" : "<=";
        return "you meant '" + almost.group(1) + sign + almost.group(3) + "'.";
    }

    /**
     * @param type the kind of task
     * @return this, when trials of such tasks have its measure
     * @throws InvalidValueException if they do not
     */
    public Constraint requireMeasured(TaskType type) {
        List<String> names = Metric.measured(type).stream().map(Metric::name).toList();
        if (!names.contains(measure)) {
            throw new InvalidValueException(
                    "The constraint '%s' is on '%s', but for a %s task it must be on one of %s."
                            .formatted(this, measure, type.name().toLowerCase(Locale.ROOT), Names.some(names)),
                    Names.closest(measure, names)
                            .map(close -> "you meant '" + close + "'.")
                            .orElse(null));
        }
        return this;
    }

    /**
     * @param value a value of the measure, not NaN
     * @return how far it is on the allowed side, in the measure's unit; negative when it is on the other side
     */
    public double slack(double value) {
        return bound == Bound.AT_MOST ? limit - value : value - limit;
    }

    /**
     * How much a value violates the constraint, comparable between constraints: the excess as a share of the limit's size, or the excess itself
     * where the limit is 0 (Deb 2000, section 3, adds up constraints that are normalised so).
     *
     * @param value a value of the measure, not NaN
     * @return at least 0; 0 = it does not
     */
    public double violation(double value) {
        double excess = Math.max(0, -slack(value));
        return limit == 0 ? excess : excess / Math.abs(limit);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        BigDecimal number = BigDecimal.valueOf(limit);
        return measure
                + bound.sign()
                + (number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }
}
