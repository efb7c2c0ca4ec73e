package org.headstart.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.learner.Device;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.run.Limits;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Provenance;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;

/** The JSON columns: configuration, plan, outcome, settings, meta-features. Each is written and read here and nowhere else. */
final class Payloads {

    private Payloads() {}

    static String configuration(Configuration configuration) {
        ObjectNode json = Json.object();
        configuration.values().forEach((name, value) -> {
            if (value instanceof Long whole) {
                json.put(name, whole);
            } else if (value instanceof Double real) {
                json.put(name, real);
            } else {
                json.put(name, value.toString());
            }
        });
        return json.toString();
    }

    /** The values by name, for a space to validate. */
    static Map<String, Object> configuration(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        Json.parse(text).properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            values.put(entry.getKey(), value.isNumber() ? value.numberValue() : value.asText());
        });
        return values;
    }

    static String plan(TrialPlan plan) {
        ObjectNode json = Json.object();
        json.put("source", plan.proposal().source().name());
        json.put("why", plan.proposal().why());
        if (plan.proposal().expectedImprovement() != null) {
            json.put("expectedImprovement", plan.proposal().expectedImprovement());
        }
        if (plan.proposal().share() < 1) {
            json.put("share", plan.proposal().share());
        }
        json.put("rows", plan.fidelity().rows());
        json.put("folds", plan.fidelity().folds());
        json.put("iterations", plan.fidelity().iterations());
        json.put("seed", plan.seed());
        Json.reals(json, "rivalFolds", plan.rivalFolds());
        return json.toString();
    }

    static TrialPlan plan(String text, String learner, Configuration configuration) {
        JsonNode json = Json.parse(text);
        JsonNode iterations = Json.get(json, "iterations");
        Fidelity fidelity = new Fidelity(
                Json.get(json, "rows").doubleValue(),
                Json.get(json, "folds").intValue(),
                iterations.isNull() ? null : iterations.intValue());
        Double share = Json.realOrNull(json, "share");
        Proposal proposal = new Proposal(
                learner,
                configuration,
                Source.valueOf(Json.text(json, "source")),
                Json.text(json, "why"),
                Json.realOrNull(json, "expectedImprovement"),
                share == null ? 1 : share);
        return new TrialPlan(proposal, fidelity, Json.get(json, "seed").longValue(), Json.reals(json, "rivalFolds"));
    }

    static String outcome(Outcome outcome) {
        ObjectNode json = Json.object();
        Json.reals(json, "foldValues", outcome.foldValues());
        Json.reals(json, "curve", outcome.curve());
        json.put("message", outcome.message());
        if (!outcome.measures().isEmpty()) {
            ObjectNode measures = json.putObject("measures");
            outcome.measures().forEach((name, value) -> measures.put(name, value));
        }
        if (outcome.provenance() != null) {
            json.set("provenance", provenance(outcome.provenance()));
        }
        return json.toString();
    }

    static Outcome outcome(String text, TrialState state, @Nullable Double value, double seconds) {
        JsonNode json = Json.parse(text);
        return new Outcome(
                state,
                value,
                Json.reals(json, "foldValues"),
                Json.reals(json, "curve"),
                seconds,
                Json.textOrNull(json, "message"),
                provenance(json.get("provenance")),
                measures(json.get("measures")));
    }

    /** Outcomes of before there were measures have none. */
    private static Map<String, Double> measures(@Nullable JsonNode json) {
        Map<String, Double> measures = new LinkedHashMap<>();
        if (json != null) {
            json.properties()
                    .forEach(entry ->
                            measures.put(entry.getKey(), entry.getValue().doubleValue()));
        }
        return measures;
    }

    private static ObjectNode provenance(Provenance provenance) {
        return Json.object()
                .put("fingerprint", provenance.fingerprint())
                .put("library", provenance.library())
                .put("headstart", provenance.headstart())
                .put("seed", provenance.seed())
                .put("device", provenance.device())
                .put("host", provenance.host())
                .put("jvm", provenance.jvm())
                .put("started", provenance.started().toString())
                .put("ended", provenance.ended().toString());
    }

    private static @Nullable Provenance provenance(@Nullable JsonNode json) {
        return json == null
                ? null
                : new Provenance(
                        Json.text(json, "fingerprint"),
                        Json.text(json, "library"),
                        Json.text(json, "headstart"),
                        Json.get(json, "seed").longValue(),
                        Json.text(json, "device"),
                        Json.text(json, "host"),
                        Json.text(json, "jvm"),
                        Instant.parse(Json.text(json, "started")),
                        Instant.parse(Json.text(json, "ended")));
    }

    static String settings(Study.Settings settings) {
        ObjectNode json = Json.object();
        json.put("optimizer", settings.optimizer());
        json.put("seed", settings.seed());
        json.put("trials", settings.trials());
        json.put("time", settings.time() == null ? null : settings.time().toString());
        json.put("folds", settings.folds());
        json.put("lookahead", settings.lookahead());
        json.put("transfer", settings.transfer());
        json.put("racing", settings.racing());
        json.put("trialTime", settings.limits().time().toString());
        json.put("trialMemory", settings.limits().memoryBytes());
        json.put("device", settings.device().name());
        if (settings.stopBelow() != null) {
            json.put("stopBelow", settings.stopBelow());
        }
        Study.Parts parts = settings.parts();
        if (parts != null) {
            json.putObject("parts")
                    .put("kind", parts.kind() == null ? null : parts.kind().name())
                    .put("reduction", parts.reduction());
        }
        Json.texts(json, "data", settings.data());
        if (!settings.secondary().isEmpty()) {
            ArrayNode secondary = json.putArray("secondary");
            settings.secondary().forEach(metric -> secondary
                    .addObject()
                    .put("name", metric.name())
                    .put("goal", metric.goal().name()));
        }
        if (!settings.constraints().isEmpty()) {
            ArrayNode constraints = json.putArray("constraints");
            settings.constraints().forEach(constraint -> constraints.add(constraint.toString()));
        }
        return json.toString();
    }

    static Study.Settings settings(String text) {
        JsonNode json = Json.parse(text);
        String time = Json.textOrNull(json, "time");
        return new Study.Settings(
                Json.text(json, "optimizer"),
                Json.get(json, "seed").longValue(),
                Json.get(json, "trials").intValue(),
                time == null ? null : Duration.parse(time),
                Json.get(json, "folds").intValue(),
                Json.get(json, "lookahead").intValue(),
                Json.get(json, "transfer").booleanValue(),
                Json.get(json, "racing").booleanValue(),
                new Limits(
                        Duration.parse(Json.text(json, "trialTime")),
                        Json.get(json, "trialMemory").longValue()),
                Device.valueOf(Json.text(json, "device")),
                Json.realOrNull(json, "stopBelow"),
                parts(json.get("parts")),
                Json.texts(json, "data"),
                secondary(json.get("secondary")),
                constraints(json.get("constraints")));
    }

    private static List<Metric> secondary(@Nullable JsonNode json) {
        List<Metric> secondary = new ArrayList<>();
        if (json != null) {
            json.forEach(metric ->
                    secondary.add(new Metric(Json.text(metric, "name"), Goal.valueOf(Json.text(metric, "goal")))));
        }
        return secondary;
    }

    private static List<Constraint> constraints(@Nullable JsonNode json) {
        List<Constraint> constraints = new ArrayList<>();
        if (json != null) {
            json.forEach(constraint -> constraints.add(Constraint.parse(constraint.asText())));
        }
        return constraints;
    }

    private static Study.@Nullable Parts parts(@Nullable JsonNode json) {
        if (json == null) {
            return null;
        }
        String kind = Json.textOrNull(json, "kind");
        return new Study.Parts(
                kind == null ? null : Fidelity.Kind.valueOf(kind),
                Json.get(json, "reduction").intValue());
    }

    static String names(Iterable<String> names) {
        ArrayNode json = Json.array();
        names.forEach(json::add);
        return json.toString();
    }

    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Json.parse(text).forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }

    /** As the first version of the schema has them: a number is a known value, a text the reason why there is none. */
    static Map<String, MetaFeatureValue> metaFeatures(String text) {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
        Json.parse(text).properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            values.put(
                    entry.getKey(),
                    value.isNumber() ? new Known(value.doubleValue()) : new NotApplicable(value.asText()));
        });
        return values;
    }
}
