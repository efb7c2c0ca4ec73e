package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headstart.api.dataset.Names;
import org.junit.jupiter.api.Test;

/** Messages stay readable, whatever stands in the file that they are about. */
class HeadstartExceptionTest {

    @Test
    void message_ofBearableLength_isKept() {
        assertThat(new HeadstartException("a", "b")).hasMessage("a" + System.lineSeparator() + "Maybe b");
        assertThat(new HeadstartException("a".repeat(2000))).hasMessage("a".repeat(2000));
    }

    @Test
    void message_withAHugeName_losesItsMiddle() {
        HeadstartException refused = new HeadstartException("First " + "x".repeat(1 << 20) + " last.", "it is long.");

        assertThat(refused.getMessage())
                .hasSizeLessThan(2100)
                .startsWith("First xx")
                .contains("xx ... xx", " last." + System.lineSeparator() + "Maybe it is long.");
    }

    @Test
    void some_hugeNames_areCut() {
        assertThat(Names.some(List.of("y".repeat(1 << 20), "short")))
                .hasSizeLessThan(200)
                .endsWith("...', 'short'");
    }

    @Test
    void closest_hugeNames_areNotCompared() {
        String huge = "z".repeat(1 << 20);

        assertThat(Names.closest(huge, List.of(huge))).isEmpty();
        assertThat(Names.closest("naem", List.of(huge, "name"))).contains("name");
    }
}
