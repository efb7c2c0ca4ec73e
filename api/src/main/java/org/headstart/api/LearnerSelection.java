package org.headstart.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.jspecify.annotations.Nullable;

/**
 * The learners asked for, and the device that they must have.
 *
 * @param ids    ids of learners, or {@link TuningJob#AUTO} for those that every library recommends
 * @param device where training runs
 */
record LearnerSelection(List<String> ids, Device device) {

    /**
     * Those that can handle a table, by id; each that was asked for by name and cannot is a warning.
     *
     * @throws DataException if none can
     */
    Map<String, Learner> among(Dataset dataset, List<String> warnings) {
        Map<String, Learner> chosen = new LinkedHashMap<>();
        for (String id : ids) {
            if (id.equals(TuningJob.AUTO)) {
                recommended(dataset).forEach(learner -> chosen.put(learner.id(), learner));
            } else {
                Learner learner = Providers.learner(id);
                String refusal = refusal(learner, dataset);
                if (refusal == null) {
                    chosen.put(id, learner);
                } else {
                    warnings.add(id + " is left out: " + refusal);
                }
            }
        }
        if (chosen.isEmpty()) {
            throw new DataException(
                    "No learner of " + ids + " can handle dataset '" + dataset.name() + "': "
                            + String.join(" ", warnings),
                    "another learner can: --learner auto chooses among those that do.");
        }
        return chosen;
    }

    private List<Learner> recommended(Dataset dataset) {
        return Providers.libraries().stream()
                .flatMap(library -> library.recommended().stream())
                .map(Providers::learner)
                .filter(learner -> refusal(learner, dataset) == null)
                .toList();
    }

    private @Nullable String refusal(Learner learner, Dataset dataset) {
        return device == Device.GPU && !learner.devices().contains(Device.GPU)
                ? "It cannot use a GPU."
                : learner.refusal(dataset);
    }
}
