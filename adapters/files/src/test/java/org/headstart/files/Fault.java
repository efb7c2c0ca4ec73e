package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.headstart.api.dataset.DataException;

/** A text with a fault, and what the message about it must hold. */
record Fault(String text, List<String> fragments) {

    static Fault of(String text, String... fragments) {
        return new Fault(text, List.of(fragments));
    }

    void isToldBy(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(fragments.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return Advice.quoted(text);
    }
}
