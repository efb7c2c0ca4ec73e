package org.headstart.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.dataset.Dataset;
import org.tribuo.Model;

/** What a model's provenance says beyond Tribuo's own: which table, and what its rows' missing cells were replaced by. */
final class RunProvenance {

    /** Followed by a column's name: what replaces a missing cell of that column before the model sees it. */
    static final String FILL = "headstart-fill:";

    static final String FINGERPRINT = "headstart-fingerprint";

    private RunProvenance() {}

    static Map<String, Provenance> of(Dataset training, FeatureEncoding encoding) {
        Map<String, Provenance> provenance = new LinkedHashMap<>();
        put(provenance, FINGERPRINT, training.fingerprint());
        encoding.fills().forEach((column, fill) -> put(provenance, FILL + column, fill));
        return provenance;
    }

    /** What {@link FeatureEncoding#fills} gave when the model was trained. */
    static Map<String, String> fills(Model<?> model) {
        Map<String, String> fills = new LinkedHashMap<>();
        model.getProvenance().getInstanceProvenance().getMap().forEach((key, value) -> {
            if (key.startsWith(FILL) && value instanceof StringProvenance text) {
                fills.put(key.substring(FILL.length()), text.getValue());
            }
        });
        return fills;
    }

    static void put(Map<String, Provenance> provenance, String key, String value) {
        provenance.put(key, new StringProvenance(key, value));
    }
}
