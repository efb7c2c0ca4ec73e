package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailTest {

    @Test
    void text_moreThanFits_isTheLast() {
        Tail tail = new Tail(10);
        for (String part : new String[] {"abc", "defghijklmnopqrstuvwxyz", "0", "", "12345"}) {
            tail.add(part.getBytes(StandardCharsets.UTF_8), part.length());
        }

        assertThat(tail.text()).isEqualTo("wxyz012345");
    }

    @Test
    void text_lessThanFits_isAll() {
        Tail tail = new Tail(10);
        tail.note("abc");

        assertThat(tail.text()).isEqualTo("abc");
    }

    @Test
    void boundedLog_moreThanItsShare_goesNowhere() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BoundedLog log = new BoundedLog(out, 5)) {
            log.write("abc".getBytes(StandardCharsets.UTF_8));
            log.write("defgh".getBytes(StandardCharsets.UTF_8));
            log.write('i');
            log.restart();
            log.write('j');
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("abcdej");
    }
}
