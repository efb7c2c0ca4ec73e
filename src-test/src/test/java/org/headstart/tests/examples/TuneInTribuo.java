package org.headstart.tests.examples;

import java.nio.file.Path;
import java.util.List;
import org.headstart.tribuo.TunedTrainer;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;

/** A trainer that tunes, then trains the winner; it goes wherever a trainer of Tribuo goes. */
final class TuneInTribuo {

    private TuneInTribuo() {}

    static Model<Label> train(Dataset<Label> examples, Path warehouse) {
        Trainer<Label> trainer = new TunedTrainer<>(
                List.of("tribuo:CART", "tribuo:XGBoost"), 8, 5, 1L, "accuracy", warehouse.toString(), false, true);
        return trainer.train(examples);
    }
}
