package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void derive_neighbouringSeedsAndStreams_allDiffer() {
        Set<Long> derived = new HashSet<>();
        for (long seed = -50; seed < 50; seed++) {
            for (long stream = 0; stream < 100; stream++) {
                derived.add(Seeds.derive(seed, stream));
            }
        }

        assertThat(derived).hasSize(10_000);
    }

    /** The first outputs of SplitMix64 from state 0, as its authors' C code prints them. */
    @Test
    void derive_seedZero_isSplitMix64() {
        assertThat(Seeds.derive(0, 0)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(Seeds.derive(0, 1)).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(Seeds.derive(0, 2)).isEqualTo(0x06C45D188009454FL);
    }
}
