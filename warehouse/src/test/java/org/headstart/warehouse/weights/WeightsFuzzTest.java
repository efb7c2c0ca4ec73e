package org.headstart.warehouse.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.conformance.UntrustedInput;

/** Any bytes as a file of weights, or as its content under a head that fits: weights that can be written and read again, or a refusal. */
class WeightsFuzzTest {

    @FuzzTest
    void fromBytes_anyBytes_givesWeightsOrARefusal(byte[] bytes) {
        check(bytes);
    }

    @FuzzTest
    void fromBytes_anyContent_givesWeightsOrARefusal(byte[] content) {
        check(ByteBuffer.allocate(WeightsFormat.HEAD_BYTES + content.length)
                .put(WeightsFormat.MAGIC)
                .putInt(WeightsFormat.VERSION)
                .putLong(content.length)
                .put(WeightsFormat.sha256(ByteBuffer.wrap(content)))
                .put(content)
                .array());
    }

    private static void check(byte[] bytes) {
        InitialWeights weights = UntrustedInput.read(bytes.length, () -> WeightsFormat.fromBytes(bytes));
        if (weights != null) {
            assertThat(WeightsFormat.fromBytes(WeightsFormat.toBytes(weights))).isEqualTo(weights);
        }
    }
}
