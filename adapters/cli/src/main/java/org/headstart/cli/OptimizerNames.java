package org.headstart.cli;

import java.util.Iterator;
import org.headstart.api.Providers;
import org.headstart.api.recommendation.OptimizerProvider;

/** The names of all optimizers, for help and for the shell's completion. */
final class OptimizerNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Providers.optimizers().stream().map(OptimizerProvider::name).iterator();
    }
}
