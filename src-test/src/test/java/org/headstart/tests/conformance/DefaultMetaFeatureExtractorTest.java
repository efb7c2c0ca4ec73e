package org.headstart.tests.conformance;

import java.util.Set;
import org.headstart.api.Providers;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.conformance.MetaFeatureExtractorConformance;

/** Our own extractor does what every extractor must. */
class DefaultMetaFeatureExtractorTest extends MetaFeatureExtractorConformance {

    @Override
    protected MetaFeatureExtractor extractor() {
        return Providers.extractor();
    }

    @Override
    protected Set<String> groupsOfChance() {
        return Set.of("landmarking", "relative");
    }

    @Override
    protected Set<String> groupsOfClasses() {
        return Set.of("clustering");
    }

    /** Eigenvalues r² / (1 - r²) magnify the rounding of r² by (1 + value)². */
    @Override
    protected double allowed(String feature, double value) {
        return Set.of("lh_trace", "roy_root").contains(feature)
                ? Math.max(super.allowed(feature, value), 1e-11 * (1 + value) * (1 + value))
                : super.allowed(feature, value);
    }

    @Override
    protected Set<String> scaleFree() {
        return Set.of(
                "attr_conc",
                "attr_ent",
                "can_cor",
                "class_conc",
                "class_ent",
                "cohesiveness",
                "conceptvar",
                "cor",
                "eq_num_attr",
                "freq_class",
                "impconceptvar",
                "joint_ent",
                "kurtosis",
                "leaves",
                "leaves_branch",
                "leaves_corrob",
                "leaves_homo",
                "leaves_per_class",
                "lh_trace",
                "missing_attr_share",
                "missing_inst_share",
                "missing_patterns",
                "missing_patterns_to_inst",
                "missing_per_attr",
                "missing_share",
                "missing_target_cor",
                "missing_target_share",
                "mut_inf",
                "nodes",
                "nodes_per_attr",
                "nodes_per_inst",
                "nodes_per_level",
                "nodes_repeated",
                "nr_bin",
                "nr_cor_attr",
                "nr_disc",
                "nr_missing",
                "nr_norm",
                "nr_num",
                "nr_outliers",
                "nre",
                "ns_ratio",
                "one_itemset",
                "p_trace",
                "roy_root",
                "sc",
                "sd_ratio",
                "skewness",
                "sparsity",
                "target_cor",
                "target_cor_ratio",
                "target_cv",
                "target_distinct",
                "target_kurtosis",
                "target_outliers",
                "target_rank_cor",
                "target_skewness",
                "tree_depth",
                "tree_imbalance",
                "tree_shape",
                "two_itemset",
                "var_importance",
                "w_lambda",
                "wg_dist");
    }

    @Override
    protected Set<String> shiftFree() {
        return Set.of(
                "attr_conc",
                "attr_ent",
                "can_cor",
                "ch",
                "class_conc",
                "class_ent",
                "cohesiveness",
                "conceptvar",
                "cor",
                "cov",
                "eigenvalues",
                "eq_num_attr",
                "freq_class",
                "impconceptvar",
                "int",
                "iq_range",
                "joint_ent",
                "kurtosis",
                "leaves",
                "leaves_branch",
                "leaves_corrob",
                "leaves_homo",
                "leaves_per_class",
                "lh_trace",
                "mad",
                "missing_attr_share",
                "missing_inst_share",
                "missing_patterns",
                "missing_patterns_to_inst",
                "missing_per_attr",
                "missing_share",
                "missing_target_cor",
                "missing_target_share",
                "mut_inf",
                "nodes",
                "nodes_per_attr",
                "nodes_per_inst",
                "nodes_per_level",
                "nodes_repeated",
                "nr_bin",
                "nr_cor_attr",
                "nr_disc",
                "nr_missing",
                "nr_norm",
                "nr_outliers",
                "nre",
                "ns_ratio",
                "one_itemset",
                "p_trace",
                "pb",
                "range",
                "roy_root",
                "sc",
                "sd",
                "sd_ratio",
                "sil",
                "skewness",
                "sparsity",
                "target_cor",
                "target_cor_ratio",
                "target_distinct",
                "target_kurtosis",
                "target_outliers",
                "target_rank_cor",
                "target_sd",
                "target_skewness",
                "tree_depth",
                "tree_imbalance",
                "tree_shape",
                "two_itemset",
                "var",
                "var_importance",
                "vdb",
                "vdu",
                "w_lambda",
                "wg_dist");
    }
}
