package org.headstart.api.learner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.CommonTerms;
import org.headstart.api.space.CommonTerms.Level;
import org.headstart.api.space.CommonTerms.Quantity;

/** Reads what {@link FamilyMember#read} describes. */
final class FamilyParser {

    private static final Pattern HEAD = Pattern.compile("(\\S+) is (\\S+)");
    private static final Pattern LEVEL = Pattern.compile("(\\S+) (\\S+) (?:when (.+)|always)");
    private static final Pattern QUANTITY = Pattern.compile("(\\S+) = (?:(\\S+) / )?(\\S+)(?: \\* (\\S+))?");
    private static final Pattern PAIR = Pattern.compile("([^=\\s]+)=([^=,]+)");

    private final Map<String, FamilyMember> members = new LinkedHashMap<>();
    private final List<Quantity> quantities = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private String learner = "";
    private String family = "";

    FamilyParser(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").stripTrailing();
            if (!line.isBlank()) {
                read(line, i + 1);
            }
        }
        endMember();
    }

    List<FamilyMember> members() {
        return List.copyOf(members.values());
    }

    private void read(String line, int number) {
        Matcher head = HEAD.matcher(line);
        Matcher level = LEVEL.matcher(line.strip());
        Matcher quantity = QUANTITY.matcher(line.strip());
        boolean indented = Character.isWhitespace(line.charAt(0));
        if (!indented && head.matches()) {
            endMember();
            learner = head.group(1);
            family = head.group(2);
        } else if (indented && level.matches()) {
            levels.add(new Level(
                    level.group(1), level.group(2), level.group(3) == null ? Map.of() : pairs(level.group(3), number)));
        } else if (indented && quantity.matches() && (quantity.group(2) == null || quantity.group(4) == null)) {
            quantities.add(quantity(quantity, number));
        } else {
            throw new InvalidValueException(
                    "Line " + number + " of the families is '" + line.strip() + "', which declares nothing.",
                    "a blank is missing around '=', 'is', 'when', 'always', '*' or '/'.");
        }
    }

    private static Quantity quantity(Matcher found, int line) {
        boolean reciprocal = found.group(2) != null;
        String factor = reciprocal ? found.group(2) : found.group(4);
        return new Quantity(found.group(1), found.group(3), factor == null ? 1 : number(factor, line), reciprocal);
    }

    private static double number(String text, int line) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidValueException(
                    "Line " + line + " of the families has the factor '" + text + "', but it must be a number.",
                    null,
                    e);
        }
    }

    private static Map<String, String> pairs(String text, int line) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            Matcher pair = PAIR.matcher(part.strip());
            Check.that(
                    pair.matches(),
                    "Line %d of the families has '%s', but it must be HYPERPARAMETER=VALUE.",
                    line,
                    part);
            pairs.put(pair.group(1), pair.group(2));
        }
        return pairs;
    }

    private void endMember() {
        if (!learner.isEmpty()) {
            FamilyMember member = new FamilyMember(learner, family, new CommonTerms(quantities, levels));
            Check.that(
                    members.put(learner, member) == null,
                    "The learner '%s' is declared twice among the families; once is enough.",
                    learner);
        }
        quantities.clear();
        levels.clear();
    }
}
