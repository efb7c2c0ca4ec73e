package org.headstart.api.space;

import java.util.List;
import java.util.Set;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;

/** What numeric and listed hyperparameters check alike. */
final class Ranges {

    private Ranges() {}

    static void check(String name, double low, double high, Scale scale, Number defaultValue) {
        Check.notBlank(name, "The name of a hyperparameter");
        Check.that(
                Double.isFinite(low) && Double.isFinite(high) && low <= high,
                "Hyperparameter '%s' has the range [%s, %s], but low and high must be finite and low <= high.",
                name,
                low,
                high);
        Check.that(
                scale == Scale.LINEAR || low > 0,
                "Hyperparameter '%s' has a log scale from %s, but a log scale must start above 0.",
                name,
                low);
        double value = defaultValue.doubleValue();
        Check.that(
                value >= low && value <= high,
                "The default of hyperparameter '%s' is %s, but it must be within [%s, %s].",
                name,
                defaultValue,
                low,
                high);
    }

    static void check(String name, List<String> choices, String defaultValue) {
        Check.notBlank(name, "The name of a hyperparameter");
        Check.that(
                !choices.isEmpty() && Set.copyOf(choices).size() == choices.size(),
                "Hyperparameter '%s' has the choices %s, but there must be at least one and no two alike.",
                name,
                choices);
        Check.that(
                choices.contains(defaultValue),
                "The default of hyperparameter '%s' is '%s', but it must be one of %s.",
                name,
                defaultValue,
                choices);
    }

    static double number(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(value.toString().trim());
        } catch (NumberFormatException e) {
            throw new InvalidValueException(
                    "Hyperparameter '" + name + "' is '" + value + "', but it must be a number.", null, e);
        }
    }

    static String choice(String name, List<String> choices, Object value) {
        String text = Configuration.text(value);
        Check.that(
                choices.contains(text), "Hyperparameter '%s' is '%s', but it must be one of %s.", name, text, choices);
        return text;
    }

    static String choiceAt(List<String> choices, double unit) {
        return choices.get((int) Math.min(choices.size() - 1.0, Math.max(0, Math.floor(unit * choices.size()))));
    }

    static double middleOf(List<String> choices, Object value) {
        return (choices.indexOf(value) + 0.5) / choices.size();
    }
}
