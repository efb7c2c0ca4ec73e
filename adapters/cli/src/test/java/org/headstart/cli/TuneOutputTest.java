package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.headstart.api.TuningResult;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;

/** What is printed of a study, for people and for scripts. */
class TuneOutputTest {

    private static final TuningResult RESULT = Results.of(
            Metric.ACCURACY,
            Results.complete(0, Source.DEFAULT, 0.1, 0.9),
            Results.complete(1, Source.TRANSFER, 0.5, 0.95),
            Results.failed(2, "The library threw: singular matrix\nmore"),
            Results.planned(3, Source.SEARCH, 0.75));

    @Test
    void document_ofAStudy_hasExactlyTheDocumentedKeys() {
        JsonNode json = json(RESULT);

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "study",
                        "task",
                        "metric",
                        "objectives",
                        "constraints",
                        "best",
                        "default",
                        "front",
                        "feasible",
                        "trials",
                        "fullEvaluations",
                        "stopped",
                        "transfer",
                        "ensemble");
        assertThat(json.get("task").fieldNames()).toIterable().containsExactly("name", "type", "rows", "fingerprint");
        assertThat(json.get("metric")).isEqualTo(Run.json("{\"name\":\"accuracy\",\"goal\":\"maximize\"}"));
        assertThat(json.get("best")).isEqualTo(Run.json("{\"trial\":1,\"configuration\":{\"x\":0.5},\"value\":0.95}"));
        assertThat(json.get("default")).isEqualTo(Run.json("{\"value\":0.9}"));
        assertThat(json.get("trials").get(0))
                .isEqualTo(
                        Run.json(
                                "{\"number\":0,\"learner\":\"test:Learner\",\"configuration\":{\"x\":0.1},"
                                        + "\"fidelity\":{\"share\":1.0,\"rows\":1.0,\"folds\":5,\"iterations\":null},\"value\":0.9,\"measures\":{},\"seconds\":1.25,"
                                        + "\"state\":\"complete\",\"source\":\"default\",\"why\":\"why\",\"expectedImprovement\":null}"));
        assertThat(json.get("transfer").fieldNames()).toIterable().containsExactly("tasks", "weights", "guard");
    }

    @Test
    void document_ofTrialsWithoutValue_saysNullAndTheState() {
        JsonNode trials = json(RESULT).get("trials");

        assertThat(trials.get(2).get("value").isNull()).isTrue();
        assertThat(trials.get(2).get("state").asText()).isEqualTo("failed");
        assertThat(trials.get(3).get("seconds").isNull()).isTrue();
        assertThat(trials.get(3).get("state").asText()).isEqualTo("queued");
    }

    @Test
    void document_whereNothingCompleted_hasNoBest() {
        JsonNode json = json(Results.of(Metric.RMSE, Results.failed(0, "broken")));

        assertThat(json.get("best").isNull()).isTrue();
        assertThat(json.get("default")).isEqualTo(Run.json("{\"value\":null}"));
        assertThat(json.get("metric").get("goal").asText()).isEqualTo("minimize");
    }

    @Test
    void transfer_overCandidates_addsUpTheWeightsOfEachTask() {
        Transfer transfer = Transfer.of(List.of(Results.advice()));

        assertThat(transfer.reasons()).extracting(Reason::task).containsExactly("glass", "wine");
        assertThat(transfer.reasons().get(0).weight()).isCloseTo(0.7, within(1e-12));
        assertThat(transfer.reasons().get(1).weight()).isCloseTo(0.3, within(1e-12));
        assertThat(transfer.guard()).isEqualTo("The guard slept.");
    }

    @Test
    void transfer_overLearnersWithDifferentGuards_namesEach() {
        Transfer transfer =
                Transfer.of(List.of(Recommendation.none("a", "No trials."), Recommendation.none("b", "Switched off.")));

        assertThat(transfer.reasons()).isEmpty();
        assertThat(transfer.guard()).isEqualTo("a: No trials. b: Switched off.");
    }

    @Test
    void summary_ofAStudy_setsTheBestAgainstTheDefault() {
        String text = summary(RESULT);

        assertThat(text)
                .contains("best      accuracy 0.9500: trial 1, test:Learner")
                .contains("default   accuracy 0.9000: the library's own test:Learner; tuning made it 0.0500 higher")
                .contains("2 complete")
                .contains("1 failed")
                .contains("1 queued")
                .contains("2 past tasks (glass 70 %, wine 30 %). The guard slept.");
    }

    @Test
    void output_ofAStudyThatStoppedEarly_saysWhy() {
        TuningResult stopped = new TuningResult(
                RESULT.study(), RESULT.task(), RESULT.trials(), List.of(), List.of(), "Little was expected.");

        assertThat(summary(stopped)).contains("stopped   Little was expected.");
        assertThat(json(stopped).get("stopped").asText()).isEqualTo("Little was expected.");
        assertThat(summary(RESULT)).doesNotContain("stopped");
        assertThat(json(RESULT).get("stopped").isNull()).isTrue();
    }

    @Test
    void summary_ofAMetricToMinimise_saysLower() {
        assertThat(summary(Results.of(
                        Metric.RMSE,
                        Results.complete(0, Source.DEFAULT, 0.1, 10),
                        Results.complete(1, Source.SEARCH, 0.2, 7.5))))
                .contains("tuning made it 2.5000 lower");
    }

    @Test
    void summary_whereTheDefaultIsBest_saysThatNothingWasGained() {
        assertThat(summary(Results.of(Metric.ACCURACY, Results.complete(0, Source.DEFAULT, 0.1, 0.9))))
                .contains("tuning gained nothing");
    }

    @Test
    void lines_ofTrials_arePrintedOnceEachHasEnded() {
        StringWriter text = new StringWriter();
        try (TrialLines lines = new TrialLines(new PrintWriter(text, true))) {
            lines.begin(RESULT.study(), 4, List.of(RESULT.trials().get(0)));
            RESULT.trials().stream().skip(1).forEach(lines::changed);
        }

        assertThat(text.toString().lines()).hasSize(4);
        assertThat(text.toString().lines().toList().get(0)).contains("accuracy").contains("state");
        assertThat(text.toString().lines().toList().get(1))
                .contains("0  test:Learner")
                .contains("default");
        assertThat(text.toString().lines().toList().get(3))
                .contains("failed")
                .endsWith("x=0.25000  (The library threw: singular matrix)");
    }

    private static JsonNode json(TuningResult result) {
        StringWriter text = new StringWriter();
        Json.print(new PrintWriter(text, true), TuneDocument.of(result));
        return Run.json(text.toString());
    }

    private static String summary(TuningResult result) {
        StringWriter text = new StringWriter();
        new TuneSummary(result).print(new PrintWriter(text, true));
        return text.toString();
    }
}
