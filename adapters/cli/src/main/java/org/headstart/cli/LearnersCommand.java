package org.headstart.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.headstart.api.Providers;
import org.headstart.api.learner.Learner;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart learners}: every learner with its search space. */
@Command(sortOptions = false)
final class LearnersCommand implements Callable<Integer> {

    private static final int MOST_VALUES = 60;

    private final Console console;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "A learner, such as weka:J48, whose search space is shown; all learners when left out.")
    private @Nullable String id;

    @Option(names = "--json", description = "Print one JSON document: the learners with their search spaces.")
    private boolean json;

    LearnersCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            List<Map<String, @Nullable Object>> documents = ids().stream()
                    .map(Providers::learner)
                    .map(LearnersCommand::document)
                    .toList();
            Json.print(console.out(), id == null ? documents : documents.get(0));
        } else if (id == null) {
            printAll();
        } else {
            print(Providers.learner(id));
        }
        return ExitCode.DONE;
    }

    private List<String> ids() {
        if (id != null) {
            return List.of(id);
        }
        return Providers.libraries().stream()
                .flatMap(library -> library.ids().stream())
                .toList();
    }

    private static Map<String, @Nullable Object> document(Learner learner) {
        return Json.object(
                "id", learner.id(),
                "description", learner.description(),
                "library", learner.library(),
                "reviewed", learner.reviewed(),
                "taskTypes",
                        learner.taskTypes().stream().sorted().map(Texts::word).toList(),
                "iterative", learner.iterative(),
                "warmStart", Texts.word(learner.warmStart()),
                "devices", learner.devices().stream().sorted().map(Texts::word).toList(),
                "hyperparameters", SpaceDocument.hyperparameters(learner.space()),
                "forbidden", SpaceDocument.forbidden(learner.space()),
                "synonyms", synonyms(learner));
    }

    /** By hyperparameter; those without are left out. */
    private static Map<String, Object> synonyms(Learner learner) {
        Synonyms synonyms = Synonyms.of(learner.id());
        Map<String, Object> documents = new LinkedHashMap<>();
        for (Hyperparameter parameter : learner.space().parameters()) {
            List<Map<String, @Nullable Object>> same = synonyms.ofHyperparameter(parameter.name()).stream()
                    .map(synonym ->
                            Json.object("learner", synonym.learner(), "hyperparameter", synonym.hyperparameter()))
                    .toList();
            if (!same.isEmpty()) {
                documents.put(parameter.name(), same);
            }
        }
        return documents;
    }

    private void printAll() {
        Table table = new Table("learner", "tasks", ">hyperparameters", "ranges", "what it is");
        for (String each : ids()) {
            Learner learner = Providers.learner(each);
            table.row(
                    each,
                    tasks(learner),
                    Integer.toString(learner.space().size()),
                    learner.reviewed() ? "reviewed" : "derived",
                    Texts.brief(learner.description(), 80));
        }
        table.print(console.out());
        console.out().println();
        console.out().println("`headstart learners ID` shows the search space of one of these " + ids().size() + ".");
    }

    private static String tasks(Learner learner) {
        return learner.taskTypes().stream().sorted().map(Texts::word).collect(Collectors.joining(", "));
    }

    private void print(Learner learner) {
        console.out().println(learner.id() + ": " + learner.description());
        console.out()
                .println("library " + learner.library() + "; " + tasks(learner) + "; ranges "
                        + (learner.reviewed() ? "reviewed" : "derived, not reviewed"));
        console.out().println();
        Synonyms synonyms = Synonyms.of(learner.id());
        Table table = synonyms.isEmpty()
                ? new Table("hyperparameter", "type", "values", "default", "when")
                : new Table("hyperparameter", "type", "values", "default", "when", "the same in");
        for (Hyperparameter parameter : learner.space().parameters()) {
            List<String> cells = new ArrayList<>(List.of(
                    parameter.name(),
                    SpaceDocument.type(parameter),
                    Texts.brief(values(parameter), MOST_VALUES),
                    parameter.defaultValue().toString(),
                    when(parameter)));
            if (!synonyms.isEmpty()) {
                cells.add(synonyms.text(parameter.name()));
            }
            table.row(cells.toArray(String[]::new));
        }
        table.print(console.out());
        if (!synonyms.isEmpty()) {
            console.out().println(synonyms.sentence());
        }
        learner.space().forbidden().forEach(forbidden -> console.out().println("never: " + forbidden.values()));
    }

    private static String values(Hyperparameter parameter) {
        if (parameter instanceof FloatParameter number) {
            return "[%s, %s] %s".formatted(number.low(), number.high(), Texts.word(number.scale()));
        }
        if (parameter instanceof IntegerParameter number) {
            return "[%d, %d] %s".formatted(number.low(), number.high(), Texts.word(number.scale()));
        }
        if (parameter instanceof OrdinalParameter ordinal) {
            return String.join(" < ", ordinal.choices());
        }
        return parameter instanceof CategoricalParameter choice ? String.join(", ", choice.choices()) : "";
    }

    private static String when(Hyperparameter parameter) {
        return parameter.when().stream()
                .map(condition -> condition.parent() + " = "
                        + condition.values().stream().sorted().collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(" and "));
    }
}
