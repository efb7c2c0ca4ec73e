package org.headstart.files;

import java.io.IOException;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Names;
import org.headstart.files.ArffTokens.Kind;

/** Reads an ARFF file up to its {@code @data} line. What stands behind a declaration on its line is skipped, as Weka does. */
final class ArffHeader {

    private static final String ISO_PATTERN = "yyyy-MM-dd'T'HH:mm:ss";
    private static final List<String> DIRECTIVES = List.of("@relation", "@attribute", "@data");
    private static final List<String> TYPES =
            List.of("numeric", "real", "integer", "string", "date", "relational", "{...}");

    private final ArffTokens tokens;
    private final FileLimits limits;
    private final Warnings warnings;
    private final List<ArffAttribute> attributes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ArffHeader(ArffTokens tokens, FileLimits limits, Warnings warnings) {
        this.tokens = tokens;
        this.limits = limits;
        this.warnings = warnings;
    }

    /** The declared columns in their order, at least one. */
    List<ArffAttribute> read() throws IOException {
        while (tokens.nextLine()) {
            Kind kind = tokens.next();
            if (kind == Kind.END) {
                continue;
            }
            String directive = directive(kind);
            if (directive.equals("@attribute")) {
                declare();
            } else if (directive.equals("@data")) {
                return checked();
            }
        }
        throw tokens.line().malformed("the file ends without a line '@data'.", "it was cut off.");
    }

    private String directive(Kind kind) {
        String text = tokens.cell().text();
        String directive = text.toLowerCase(Locale.ROOT);
        if (kind == Kind.WORD && DIRECTIVES.contains(directive)) {
            return directive;
        }
        throw tokens.place()
                .malformed(
                        "%s stands where one of %s is expected.".formatted(Advice.quoted(text), Names.some(DIRECTIVES)),
                        Names.closest(directive, DIRECTIVES)
                                .map(close -> "it should be '" + close + "'.")
                                .orElse("the line '@data' is missing before the rows."));
    }

    private List<ArffAttribute> checked() {
        if (attributes.isEmpty()) {
            throw tokens.line()
                    .malformed("no '@attribute' stands before '@data'.", "the file was cut out of a longer one.");
        }
        return attributes;
    }

    private void declare() throws IOException {
        String name = value("the name of a column");
        if (!names.add(name)) {
            throw tokens.place()
                    .malformed(
                            "a column is named " + Advice.quoted(name) + " like one before; names must be distinct.",
                            "one of them has to be renamed.");
        }
        Kind kind = tokens.next();
        attributes.add(kind == Kind.OPEN ? nominal(name) : typed(name, kind));
        limits.checkColumns(tokens.line(), attributes.size());
    }

    private String value(String what) {
        if (!tokens.next().isValue()) {
            throw tokens.place()
                    .malformed(what + " is expected here.", "a name with blanks, commas or braces has to be quoted.");
        }
        return tokens.cell().text();
    }

    private ArffAttribute.Nominal nominal(String name) {
        Levels levels = new Levels();
        for (Kind kind = tokens.next(); kind != Kind.CLOSE; kind = tokens.next()) {
            if (kind == Kind.END || kind == Kind.OPEN) {
                throw tokens.place()
                        .malformed(
                                "the values of column '" + name + "' are not closed by '}' on their line.",
                                "a value with braces, quotes or '%' has to be quoted.");
            }
            if (kind.isValue() && levels.add(tokens.cell().text()) < 0) {
                throw tokens.place()
                        .malformed(
                                "column '%s' declares the value %s twice."
                                        .formatted(
                                                name,
                                                Advice.quoted(tokens.cell().text())),
                                "one of the two was meant to be another value.");
            }
            limits.checkLevels(tokens.place(), name, levels.size());
        }
        skipWeight(name, tokens.next());
        return new ArffAttribute.Nominal(name, levels);
    }

    private ArffAttribute typed(String name, Kind kind) throws IOException {
        String type = kind.isValue() ? tokens.cell().text() : "";
        Place place = tokens.place();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "numeric", "real", "integer" -> {
                skipWeight(name, tokens.next());
                yield new ArffAttribute.Numeric(name);
            }
            case "string" -> {
                skipWeight(name, tokens.next());
                yield new ArffAttribute.Text(name);
            }
            case "date" -> dated(name);
            case "relational" -> {
                skipSubrelation(place);
                yield new ArffAttribute.Relational(name, place);
            }
            default -> throw unknownType(name, type, place);
        };
    }

    private static DataException unknownType(String name, String type, Place place) {
        return place.malformed(
                "%s is not a type of column '%s'; types are %s."
                        .formatted(Advice.quoted(type), name, Names.some(TYPES)),
                Names.closest(type, TYPES)
                        .map(close -> "it should be '" + close + "'.")
                        .orElse("the name of the column has blanks and has to be quoted."));
    }

    private ArffAttribute.Dated dated(String name) {
        Kind kind = tokens.next();
        if (!kind.isValue()) {
            skipWeight(name, kind);
            return new ArffAttribute.Dated(name, ISO_PATTERN);
        }
        String pattern = tokens.cell().text();
        Place place = tokens.place();
        try {
            new SimpleDateFormat(pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw place.malformed(
                    Advice.quoted(pattern) + " is not a date pattern: " + e.getMessage() + ".",
                    "a pattern such as \"yyyy-MM-dd HH:mm:ss\" is meant.");
        }
        skipWeight(name, tokens.next());
        return new ArffAttribute.Dated(name, pattern);
    }

    private void skipWeight(String name, Kind kind) {
        if (kind == Kind.OPEN) {
            warnings.add("The weight of column '" + name + "' is ignored.");
        }
    }

    /** Skips to the {@code @end} that belongs to a relational column. */
    private void skipSubrelation(Place opened) throws IOException {
        int depth = 1;
        while (depth > 0) {
            if (!tokens.nextLine()) {
                throw opened.malformed(
                        "the relational column that begins here has no '@end'.", "the file was cut off.");
            }
            Kind kind = tokens.next();
            String word = kind.isValue() ? tokens.cell().text().toLowerCase(Locale.ROOT) : "";
            if (word.equals("@end")) {
                depth--;
            } else if (word.equals("@attribute") && tokens.next().isValue() && tokens.next() == Kind.WORD) {
                depth += tokens.cell().text().equalsIgnoreCase("relational") ? 1 : 0;
            }
        }
    }
}
