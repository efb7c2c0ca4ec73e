package org.headstart.metamodel;

import java.util.List;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.warehouse.History;

/** One forest over configurations and tasks. */
public final class JointForestProvider implements MetaModelProvider {

    private static final String NAME = "joint-forest";

    /** For the service loader. */
    public JointForestProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Past tasks weighted by how alike they order configurations to what one forest over all tasks expects of the new one.";
    }

    @Override
    public MetaModel fit(History history, long seed) {
        List<SourceTask> tasks = SourceTask.of(history, seed);
        return ScoredModel.of(NAME, history, tasks, components -> new JointForest(history, tasks, components, seed));
    }
}
