package org.headstart.tests.examples;

import java.nio.file.Path;
import weka.classifiers.meta.Headstart;
import weka.core.Instances;

/** A meta classifier that tunes, then trains the winner; it goes wherever a classifier of Weka goes. */
final class TuneInWeka {

    private TuneInWeka() {}

    static Headstart train(Instances instances, Path warehouse) throws Exception {
        Headstart classifier = new Headstart();
        classifier.setLearners("weka:J48,weka:IBk");
        classifier.setNumTrials(8);
        classifier.setWarehouse(warehouse.toString());
        classifier.buildClassifier(instances);
        return classifier;
    }
}
