package org.headstart.search;

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
}
