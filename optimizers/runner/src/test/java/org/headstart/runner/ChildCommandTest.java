package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildCommandTest {

    @Test
    void withhold_secretsAndForeignOptions_takesThemAlone() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PGPASSWORD", "geheim",
                "PGPASSFILE", "/home/eva/.pgpass",
                "JAVA_TOOL_OPTIONS", "-Xmx8g",
                "PATH", "/bin",
                "CUDA_VISIBLE_DEVICES", "0"));

        ChildCommand.withhold(environment);

        assertThat(environment).containsOnlyKeys("PATH", "CUDA_VISIBLE_DEVICES");
    }
}
