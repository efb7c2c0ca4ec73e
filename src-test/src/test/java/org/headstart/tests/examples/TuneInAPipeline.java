package org.headstart.tests.examples;

import java.nio.file.Path;
import org.headstart.api.Headstart;
import org.headstart.api.TuningResult;

/** Tunes two learners of two libraries on a file, and writes the winner in its library's own format. */
final class TuneInAPipeline {

    private TuneInAPipeline() {}

    static TuningResult tune(Path table, Path warehouse, Path model) throws InterruptedException {
        TuningResult result = Headstart.tune(table, "kind")
                .learners("weka:J48", "tribuo:LogisticRegression")
                .metric("auc")
                .trials(12)
                .workers(2)
                .seed(7)
                .warehouse(warehouse.toString())
                .model(model)
                .listener(trial -> System.out.println(trial.number() + " " + trial.state() + " " + trial.value()))
                .run();
        System.out.println(result.incumbent().orElseThrow().proposal());
        return result;
    }
}
