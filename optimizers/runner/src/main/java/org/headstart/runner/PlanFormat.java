package org.headstart.runner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.Providers;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.TrialPlan;

/** A plan in binary form. The configuration is validated anew against the learner's space where it is read. */
final class PlanFormat {

    private static final int LEAST_BYTES_PER_VALUE = 12;

    private PlanFormat() {}

    static void write(TrialPlan plan, Packer packer) throws IOException {
        Map<String, Object> values = plan.proposal().configuration().values();
        packer.text(plan.proposal().learner()).number(values.size());
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            packer.text(entry.getKey()).value(entry.getValue());
        }
        packer.text(plan.proposal().source().name()).text(plan.proposal().why());
        packer.number(plan.fidelity().rows())
                .number(plan.fidelity().folds())
                .optional(plan.fidelity().iterations())
                .number(plan.seed())
                .numbers(plan.rivalFolds());
    }

    static TrialPlan read(Unpacker in) throws IOException {
        String learner = in.text();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int left = in.countOf(LEAST_BYTES_PER_VALUE); left > 0; left--) {
            values.put(in.text(), in.value());
        }
        Source source = Source.valueOf(in.text());
        String why = in.text();
        Fidelity fidelity = new Fidelity(in.number(), in.integer(), in.optionalInteger());
        long seed = in.longInteger();
        Configuration configuration = Providers.learner(learner).space().configuration(values);
        return new TrialPlan(new Proposal(learner, configuration, source, why), fidelity, seed, in.numberList());
    }
}
