package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.junit.jupiter.api.Test;

class DefaultThenSobolProviderTest {

    private static final int COUNT = 20;

    @Test
    void ask_whateverIsTold_givesTheDefaultAndThenTheSameConfigurations() {
        List<Proposal> untold = proposals(false);

        assertThat(untold.get(0).source()).isEqualTo(Source.DEFAULT);
        assertThat(untold.get(0).configuration()).isEqualTo(Examples.SVM.defaultConfiguration());
        assertThat(untold).extracting(Proposal::configuration).doesNotHaveDuplicates();
        assertThat(untold.subList(1, COUNT)).allMatch(proposal -> proposal.source() == Source.RANDOM);
        assertThat(proposals(true)).isEqualTo(untold);
    }

    private static List<Proposal> proposals(boolean told) {
        Optimizer optimizer = new DefaultThenSobolProvider().create(Examples.setting(Examples.SVM, 7));
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Proposal next = optimizer.ask();
            proposals.add(next);
            if (told) {
                optimizer.tell(Examples.complete(i, next.configuration(), i % 3));
            }
        }
        return proposals;
    }
}
