package org.headstart.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.headstart.api.Headstart;
import org.headstart.api.Providers;
import org.headstart.api.TuningJob;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart recommend DATA}: what history advises, without training anything. */
@Command(sortOptions = false)
final class RecommendCommand implements Callable<Integer> {

    private static final int SHOWN_TASKS = 5;

    private final Console console;

    @Parameters(paramLabel = "DATA", description = "An ARFF or CSV file, or the name of a bundled table (iris).")
    private String data = "";

    @Mixin
    private final DataOptions dataOptions = new DataOptions();

    @Option(
            names = {"-l", "--learner"},
            paramLabel = "L",
            split = ",",
            description = "Learners, such as weka:RandomForest; auto (the default) asks for those that the libraries"
                    + " recommend.")
    private List<String> learners = new ArrayList<>();

    @Option(
            names = {"-m", "--metric"},
            paramLabel = "M",
            description = "What past trials were judged by: accuracy, or rmse for regression, when left out.")
    private @Nullable String metric;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "5",
            converter = CountConverter.class,
            description = "Candidates for each learner (${DEFAULT-VALUE}).")
    private int top;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    RecommendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ReadResult table = Providers.read(DataOptions.file(data), dataOptions.options());
        table.warnings().forEach(console::warn);
        Dataset dataset = table.dataset().requireTrainable().withoutMissingTargets();
        Metric judged =
                metric == null ? Metric.standard(dataset.taskType()).get(0) : Metric.named(metric, dataset.taskType());
        List<Recommendation> advice = Headstart.recommend(dataset, chosen(dataset), judged, warehouse.location(), top);
        if (json.isWanted()) {
            Json.print(console.out(), document(dataset, advice));
        } else {
            advice.forEach(recommendation -> print(recommendation, judged));
        }
        return ExitCode.DONE;
    }

    private List<String> chosen(Dataset dataset) {
        if (!learners.isEmpty() && !learners.equals(List.of(TuningJob.AUTO))) {
            return learners;
        }
        return Providers.libraries().stream()
                .flatMap(library -> library.recommended().stream())
                .filter(id -> Providers.learner(id).refusal(dataset) == null)
                .toList();
    }

    private static Map<String, @Nullable Object> document(Dataset dataset, List<Recommendation> advice) {
        List<Object> candidates = new ArrayList<>();
        advice.forEach(recommendation -> recommendation
                .candidates()
                .forEach(candidate -> candidates.add(candidate(recommendation.learner(), candidate))));
        return Json.object(
                "task", TuneDocument.task(Task.of(dataset, MetaFeatureVector.empty())),
                "candidates", candidates,
                "guard", Transfer.of(advice).guard());
    }

    private static Map<String, @Nullable Object> candidate(String learner, Candidate candidate) {
        return Json.object(
                "learner", learner,
                "configuration", TuneDocument.configuration(candidate.configuration()),
                "expected", candidate.expected(),
                "interval",
                        candidate.interval() == null
                                ? null
                                : List.of(
                                        candidate.interval().low(),
                                        candidate.interval().high()),
                "worseThanDefault", candidate.worseThanDefault(),
                "source", Texts.word(candidate.source()),
                "why",
                        candidate.why().stream()
                                .map(reason -> Json.object("task", reason.task(), "weight", reason.weight()))
                                .toList());
    }

    private void print(Recommendation recommendation, Metric judged) {
        console.out().println(recommendation.learner() + " (" + recommendation.model() + ")");
        if (!recommendation.candidates().isEmpty()) {
            Table table = new Table(
                    ">rank",
                    ">" + judged.name(),
                    "90 % interval",
                    ">worse than default",
                    "source",
                    "configuration",
                    "because of");
            int rank = 1;
            int place = 1;
            for (Candidate candidate : recommendation.candidates()) {
                table.row(
                        Integer.toString(rank++),
                        Texts.number(candidate.expected()),
                        interval(candidate),
                        candidate.worseThanDefault() == null ? "-" : Texts.percent(candidate.worseThanDefault()),
                        candidate.source() == Source.DEFAULT
                                ? Texts.word(Source.DEFAULT)
                                : Texts.word(candidate.source()) + " " + place++,
                        candidate.configuration().toString(),
                        why(candidate));
            }
            table.print(console.out());
        }
        console.out().println("guard: " + recommendation.guard());
        console.out().println();
    }

    private static String interval(Candidate candidate) {
        return candidate.interval() == null
                ? "-"
                : Texts.number(candidate.interval().low()) + " to "
                        + Texts.number(candidate.interval().high());
    }

    private static String why(Candidate candidate) {
        String tasks = candidate.why().stream()
                .limit(SHOWN_TASKS)
                .map(reason -> reason.task() + " " + Texts.percent(reason.weight()))
                .collect(Collectors.joining(", "));
        int more = candidate.why().size() - SHOWN_TASKS;
        return more > 0 ? tasks + " and " + more + " more" : tasks;
    }
}
