package org.headstart.weka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.Check;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Scale;
import org.jspecify.annotations.Nullable;

/** Reads {@code reviews.txt}; the head of that file explains its lines. */
final class ReviewParser {

    private static final String WHEN = " when ";
    private static final String OR = " or ";
    private static final String AS = " as ";

    private final Map<String, Review> reviews = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Forbidden> forbidden = new ArrayList<>();
    private @Nullable String section;

    private ReviewParser() {}

    /**
     * @param lines the lines of the file
     * @return the reviews by class name, or by id for a variant, in the order of the file
     */
    static Map<String, Review> parse(List<String> lines) {
        ReviewParser parser = new ReviewParser();
        for (String line : lines) {
            parser.read(line.stripTrailing());
        }
        parser.endSection();
        return parser.reviews;
    }

    private void read(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (!line.startsWith(" ")) {
            endSection();
            section = line;
        } else if (line.strip().startsWith("forbid ")) {
            forbidden.add(new Forbidden(pairs(line.strip().substring("forbid ".length()))));
        } else {
            rules.add(rule(line.strip()));
        }
    }

    private void endSection() {
        if (section != null) {
            Check.that(reviews.put(section, new Review(rules, forbidden)) == null, "'%s' is reviewed twice.", section);
        }
        rules.clear();
        forbidden.clear();
    }

    private static Rule rule(String line) {
        String[] nameAndRest = line.split("\\s+", 2);
        Check.that(nameAndRest.length == 2, "The line '%s' names a property and nothing else.", line);
        String[] nameAndPath = nameAndRest[0].split("=", 2);
        String[] domainAndWhen = nameAndRest[1].split(WHEN, 2);
        return new Rule(
                nameAndPath[0],
                nameAndPath[nameAndPath.length - 1],
                domain(domainAndWhen[0].strip()),
                domainAndWhen.length == 1 ? List.of() : conditions(domainAndWhen[1]));
    }

    private static Domain domain(String text) {
        String[] words = text.split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "switch" ->
                new Domain.Listed(
                        List.of(new Domain.Option("false", "false"), new Domain.Option("true", "true")), false);
            case "one-of" -> new Domain.Listed(options(rest), false);
            case "in-order" -> new Domain.Listed(options(rest), true);
            case "component" -> new Domain.Components(items(rest));
            case "seed" -> new Domain.Seed();
            case "out:" -> new Domain.LeftOut(rest);
            default -> range(text);
        };
    }

    /** {@code LOW to HIGH [log] [whole|single|of features] [or VALUE]}. */
    private static Domain.Range range(String text) {
        String[] rangeAndException = text.split(OR, 2);
        List<String> words = Arrays.asList(rangeAndException[0].strip().split("\\s+"));
        Check.that(
                words.size() >= 3
                        && words.get(1).equals("to")
                        && Set.of("log", "whole", "single", "of", "features")
                                .containsAll(words.subList(3, words.size())),
                "'%s' is no domain; a range is written LOW to HIGH [log] [whole|single|of features] [or VALUE].",
                text);
        return new Domain.Range(
                Double.parseDouble(words.get(0)),
                Double.parseDouble(words.get(2)),
                words.contains("log") ? Scale.LOG : Scale.LINEAR,
                unit(words),
                rangeAndException.length == 1 ? null : rangeAndException[1].strip());
    }

    private static Domain.Unit unit(List<String> words) {
        if (words.contains("whole")) {
            return Domain.Unit.WHOLE;
        } else if (words.contains("single")) {
            return Domain.Unit.SINGLE;
        }
        return words.contains("features") ? Domain.Unit.SHARE_OF_FEATURES : Domain.Unit.AS_TYPED;
    }

    private static List<Domain.Option> options(String text) {
        List<Domain.Option> options = new ArrayList<>();
        for (String item : items(text)) {
            String[] valueAndLabel = item.split(AS, 2);
            options.add(new Domain.Option(valueAndLabel[0], valueAndLabel[valueAndLabel.length - 1]));
        }
        return options;
    }

    private static List<Condition> conditions(String text) {
        List<Condition> conditions = new ArrayList<>();
        pairs(text).forEach((name, values) -> conditions.add(Condition.on(name, values.split("\\|"))));
        return conditions;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String item : items(text)) {
            String[] nameAndValue = item.split("=", 2);
            Check.that(nameAndValue.length == 2, "'%s' is not of the form name=value.", item);
            pairs.put(nameAndValue[0], nameAndValue[1]);
        }
        return pairs;
    }

    private static List<String> items(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}
