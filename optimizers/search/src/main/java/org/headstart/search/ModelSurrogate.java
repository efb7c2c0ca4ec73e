package org.headstart.search;

import java.util.List;
import org.headstart.api.metamodel.Surrogate;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;

/** A model of encoded, shifted and scaled values as a surrogate of the values themselves. */
record ModelSurrogate(Encoding encoding, Model model, double shift, double scale) implements Surrogate {

    @Override
    public Estimate estimate(Configuration configuration) {
        Estimate scaled = model.at(encoding.encode(configuration));
        return new Estimate(shift + scale * scaled.mean(), scale * scaled.sd());
    }

    @Override
    public double[] means(List<Configuration> configurations, double[][] points) {
        double[] means = model.means(points);
        for (int i = 0; i < means.length; i++) {
            means[i] = shift + scale * means[i];
        }
        return means;
    }
}
