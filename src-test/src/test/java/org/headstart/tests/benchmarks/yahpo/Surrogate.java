package org.headstart.tests.benchmarks.yahpo;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Map;
import org.headstart.api.HeadstartException;
import org.headstart.api.dataset.DataException;

/** A neural network in a file. Calls from several threads are answered side by side, each on the thread that asks. */
final class Surrogate implements AutoCloseable {

    private static final String CATEGORIES = "x_cat";
    private static final String NUMBERS = "x_cont";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Path file;

    Surrogate(Path file) {
        this.file = file;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new DataException(
                    "The file '" + file + "' is no model that ONNX Runtime can load: " + e.getMessage() + ".",
                    "a pointer of Git LFS stands in its place.",
                    e);
        }
    }

    /** How many categories it takes. */
    int categories() {
        return width(CATEGORIES);
    }

    /** How many numbers it takes. */
    int numbers() {
        return width(NUMBERS);
    }

    private int width(String input) {
        try {
            NodeInfo node = session.getInputInfo().get(input);
            if (node != null && node.getInfo() instanceof TensorInfo tensor && tensor.getShape().length == 2) {
                return Math.toIntExact(tensor.getShape()[1]);
            }
            throw new DataException(
                    "The model '" + file + "' has the inputs " + session.getInputInfo() + ", but '" + input
                            + "' must be one, of two dimensions.",
                    null);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /**
     * @param categories codes [rows][categories]
     * @param numbers    raw values [rows][numbers]
     * @return what it foretells [rows][targets]
     */
    float[][] predict(int[][] categories, float[][] numbers) {
        try (OnnxTensor codes = OnnxTensor.createTensor(environment, categories);
                OnnxTensor values = OnnxTensor.createTensor(environment, numbers);
                OrtSession.Result result = session.run(Map.of(CATEGORIES, codes, NUMBERS, values))) {
            return (float[][]) result.get(0).getValue();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private HeadstartException failed(OrtException e) {
        return new HeadstartException("The model '" + file + "' failed: " + e.getMessage() + ".", null, e);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }
}
