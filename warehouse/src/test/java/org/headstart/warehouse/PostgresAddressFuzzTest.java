package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.headstart.conformance.UntrustedInput;

/** Any text as the location of a PostgreSQL warehouse: an address that is written as it was read, or a refusal. */
class PostgresAddressFuzzTest {

    @FuzzTest
    void parse_anyText_givesAnAddressOrARefusal(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String location = PostgresAddress.isMeant(text) ? text : "jdbc:postgresql://" + text;
        PostgresAddress address = UntrustedInput.read(bytes.length, () -> PostgresAddress.parse(location));
        if (address != null) {
            assertThat(PostgresAddress.parse(address.toString())).isEqualTo(address);
            assertThat(address.toString())
                    .doesNotContainIgnoringCase("socketFactory=")
                    .doesNotContain("%");
        }
    }
}
