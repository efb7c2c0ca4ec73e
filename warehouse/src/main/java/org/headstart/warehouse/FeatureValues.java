package org.headstart.warehouse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;

/**
 * The values of a task's meta-features as bytes, big-endian: eight for each value, then the reasons, each once, as length (four bytes) and
 * UTF-8. A known value is its bits. One that does not apply is the quiet NaN whose lowest bits are the number of its reason: a known value is
 * never NaN.
 */
final class FeatureValues {

    private static final long REASON = 0x7ff8_0000_0000_0000L;

    private FeatureValues() {}

    static byte[] bytes(Collection<MetaFeatureValue> values) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        long[] bits = values.stream().mapToLong(value -> bits(value, reasons)).toArray();
        List<byte[]> texts = reasons.keySet().stream()
                .map(reason -> reason.getBytes(StandardCharsets.UTF_8))
                .toList();
        int size = bits.length * Long.BYTES
                + texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(size);
        for (long each : bits) {
            buffer.putLong(each);
        }
        texts.forEach(text -> buffer.putInt(text.length).put(text));
        return buffer.array();
    }

    private static long bits(MetaFeatureValue value, Map<String, Long> reasons) {
        if (value instanceof Known known) {
            return Double.doubleToRawLongBits(known.value());
        }
        long next = reasons.size();
        Long number = reasons.putIfAbsent(((NotApplicable) value).reason(), next);
        return REASON | (number == null ? next : number);
    }

    /** The values by name, in the order of the names; the checksum of the bytes must have been looked at before. */
    static Map<String, MetaFeatureValue> values(List<String> names, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<NotApplicable> reasons = reasons(buffer.duplicate().position(names.size() * Long.BYTES));
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>(2 * names.size());
        for (String name : names) {
            long bits = buffer.getLong();
            double value = Double.longBitsToDouble(bits);
            values.put(name, Double.isNaN(value) ? reasons.get((int) (bits & ~REASON)) : new Known(value));
        }
        return values;
    }

    private static List<NotApplicable> reasons(ByteBuffer buffer) {
        List<NotApplicable> reasons = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] text = new byte[buffer.getInt()];
            buffer.get(text);
            reasons.add(new NotApplicable(new String(text, StandardCharsets.UTF_8)));
        }
        return reasons;
    }
}
