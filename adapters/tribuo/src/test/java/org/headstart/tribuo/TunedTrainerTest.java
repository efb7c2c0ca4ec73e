package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.Label;

class TunedTrainerTest {

    @Test
    void provenance_ofATrainer_makesTheSameTrainer() {
        TunedTrainer<Label> trainer = new TunedTrainer<>(
                List.of("tribuo:CART", "tribuo:KNN"), 7, 3, 99, "kappa", "some/warehouse.db", true, false);
        List<ConfigurationData> data = ProvenanceUtil.extractConfiguration(trainer.getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(data);
        Object again = manager.lookup(data.get(0).getName());

        assertThat(again).isInstanceOf(TunedTrainer.class).hasToString(trainer.toString());
    }

    @Test
    void lookup_someSettings_keepsTheOtherDefaults() {
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(List.of(new ConfigurationData(
                "tuned",
                TunedTrainer.class.getName(),
                Map.of(
                        "trials", new SimpleProperty("4"),
                        "learners", new ListProperty(List.of(new SimpleProperty("tribuo:CART")))))));

        assertThat(manager.lookup("tuned"))
                .hasToString("TunedTrainer(learners=[tribuo:CART],trials=4,folds=5,seed=12345,metric=,warehouse=,"
                        + "isolated=false,transfer=true)");
    }

    @Test
    void postConfig_wrongSettings_areRefused() {
        assertThatThrownBy(() -> trainer(List.of(), 1, 2)).isInstanceOf(PropertyException.class);
        assertThatThrownBy(() -> trainer(List.of("weka:J48"), 1, 2))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("weka:J48");
        assertThatThrownBy(() -> trainer(List.of("tribuo:CART"), 0, 2)).isInstanceOf(PropertyException.class);
        assertThatThrownBy(() -> trainer(List.of("tribuo:CART"), 1, 1)).isInstanceOf(PropertyException.class);
    }

    @Test
    void invocationCount_setAndRead_isTheSame() {
        TunedTrainer<Label> trainer = trainer(List.of("tribuo:CART"), 1, 2);
        trainer.setInvocationCount(3);

        assertThat(trainer.getInvocationCount()).isEqualTo(3);
        assertThatThrownBy(() -> trainer.setInvocationCount(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    private static TunedTrainer<Label> trainer(List<String> learners, int trials, int folds) {
        return new TunedTrainer<>(learners, trials, folds, 1, "", "", false, false);
    }
}
