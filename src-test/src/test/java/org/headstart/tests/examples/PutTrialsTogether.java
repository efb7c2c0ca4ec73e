package org.headstart.tests.examples;

import java.nio.file.Path;
import org.headstart.api.Headstart;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TunedModel;

/** Puts the best trials together into one model, writes it, reads it back and predicts with it. */
final class PutTrialsTogether {

    private PutTrialsTogether() {}

    static Predictions tuneAndPredict(Dataset known, Dataset fresh, Path warehouse, Path model)
            throws InterruptedException {
        TuningResult result = Headstart.tune(known)
                .learners("weka:J48", "tribuo:LogisticRegression", "weka:NaiveBayes")
                .metric("auc")
                .trials(9)
                .warehouse(warehouse.toString())
                .ensemble(5)
                .model(model)
                .run();
        System.out.println(result.ensemble());
        TunedModel loaded = Headstart.loadModel(model);
        System.out.println(loaded.layout().classes());
        return loaded.predict(fresh);
    }
}
