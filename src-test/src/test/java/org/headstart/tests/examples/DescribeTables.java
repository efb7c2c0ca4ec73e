package org.headstart.tests.examples;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.headstart.api.MetaFeatures;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;

/** Describes a table by numbers, for whoever wants nothing else of Headstart. */
final class DescribeTables {

    private DescribeTables() {}

    static Map<String, Double> describe(Path file) {
        Dataset table =
                Providers.read(file, ReadOptions.defaults().withTarget("kind")).dataset();
        Extraction extraction = MetaFeatures.extract(
                table,
                MetaFeatureExtractor.Options.defaults()
                        .withGroups(Set.of("general", "statistical", "info-theory"))
                        .withSummaries(Set.of("mean", "sd", "quantiles"))
                        .withBudget(Duration.ofSeconds(2))
                        .withSeed(7));
        extraction.dropped().forEach((feature, reason) -> System.out.println(feature + ": " + reason));
        return extraction.vector().known(); // such as cor.mean; extraction.vector().values() has the reasons, too
    }
}
