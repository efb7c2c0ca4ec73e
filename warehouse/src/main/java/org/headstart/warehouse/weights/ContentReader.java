package org.headstart.warehouse.weights;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.InvalidValueException;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.warehouse.WarehouseException;

/** Reads the content of a weights file; every count is compared with the bytes that are left before anything is allocated for it. */
final class ContentReader {

    private static final int MAX_RANK = 16;

    private final ByteBuffer content;

    ContentReader(ByteBuffer content) {
        this.content = content;
    }

    InitialWeights weights() {
        String architecture = text();
        List<String> features = texts();
        List<String> classes = texts();
        int count = count(2 * Integer.BYTES, "tensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = text();
            WeightsFormat.require(tensors.put(name, tensor()) == null, "two tensors are named '" + name + "'");
        }
        WeightsFormat.require(!content.hasRemaining(), content.remaining() + " bytes follow the last tensor");
        try {
            return new InitialWeights(architecture, features, classes, tensors);
        } catch (InvalidValueException e) {
            throw damaged(e);
        }
    }

    private List<String> texts() {
        int count = count(Integer.BYTES, "texts");
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    private String text() {
        ByteBuffer bytes = content.slice(content.position() + Integer.BYTES, peekCount(1, "bytes of text"));
        content.position(content.position() + Integer.BYTES + bytes.remaining());
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw damaged(e);
        }
    }

    private Tensor tensor() {
        int rank = count(Integer.BYTES, "dimensions");
        WeightsFormat.require(rank <= MAX_RANK, "a tensor has " + rank + " dimensions, but at most " + MAX_RANK);
        List<Integer> shape = new ArrayList<>(rank);
        long size = 1;
        for (int i = 0; i < rank; i++) {
            int dimension = content.getInt();
            WeightsFormat.require(dimension >= 0, "a dimension of a tensor is " + dimension);
            shape.add(dimension);
            size = Math.min(size * dimension, Long.MAX_VALUE >> Integer.SIZE);
        }
        WeightsFormat.require(
                size <= content.remaining() / Double.BYTES,
                "a tensor of shape " + shape + " is claimed, but " + content.remaining() + " bytes are left");
        double[] values = new double[(int) size];
        content.asDoubleBuffer().get(values);
        content.position(content.position() + values.length * Double.BYTES);
        try {
            return Tensor.of(shape, values);
        } catch (InvalidValueException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    private int count(int leastBytesEach, String what) {
        int count = peekCount(leastBytesEach, what);
        content.position(content.position() + Integer.BYTES);
        return count;
    }

    private int peekCount(int leastBytesEach, String what) {
        WeightsFormat.require(content.remaining() >= Integer.BYTES, "it ends within the number of " + what);
        int count = content.getInt(content.position());
        int left = content.remaining() - Integer.BYTES;
        WeightsFormat.require(
                count >= 0 && count <= left / leastBytesEach,
                count + " " + what + " are claimed, but " + left + " bytes are left");
        return count;
    }

    private static WarehouseException damaged(Exception cause) {
        return WeightsFormat.damaged(String.valueOf(cause.getMessage()), cause);
    }
}
