package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.conformance.UntrustedInput;

/** Any bytes on the pipe from a child: an outcome of the trial, or none yet, but never an exception in whoever listens. */
class FrameFuzzTest {

    private static final int LONGEST = 1 << 20;
    private static final Setting SETTING = Tables.setting();
    private static final TrialPlan PLAN = Tables.honest(1);

    @FuzzTest
    void read_anyBytes_givesFramesOrDamage(byte[] bytes) {
        List<Frame> frames = frames(bytes);
        byte[] again = new byte
                [frames.stream().mapToInt(frame -> frame.toBytes().length).sum()];
        ByteBuffer buffer = ByteBuffer.wrap(again);
        frames.forEach(frame -> buffer.put(frame.toBytes()));
        assertThat(frames(again)).usingRecursiveComparison().isEqualTo(frames);
    }

    /** A letter of a frame's kind, the length of its payload, the payload; and so on. */
    @FuzzTest
    void hear_anyPayloads_givesAnOutcome(byte[] bytes) {
        Outcome outcome = UntrustedInput.read(bytes.length, () -> outcome(ByteBuffer.wrap(bytes)));
        assertThat(outcome).isNotNull();
    }

    private static Outcome outcome(ByteBuffer answers) {
        TrialLog log = new TrialLog(SETTING, PLAN);
        while (answers.remaining() > 1) {
            Frame.Kind kind = Frame.Kind.of(answers.get());
            if (kind == null) {
                continue;
            }
            byte[] payload = new byte[Math.min(answers.get() & 0xff, answers.remaining())];
            answers.get(payload);
            Conversation.Ending ending = Conversation.hear(new Frame(kind, 1, payload), log);
            if (ending != null) {
                return log.end(Conversation.scored(ending).report());
            }
        }
        return log.end(TrialState.KILLED, "It fell silent.");
    }

    private static List<Frame> frames(byte[] bytes) {
        List<Frame> all = UntrustedInput.read(bytes.length, () -> {
            List<Frame> frames = new ArrayList<>();
            FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), LONGEST);
            try {
                for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                    frames.add(frame);
                }
            } catch (EOFException end) {
                return frames; // in the middle of a word, as when a child dies
            } catch (IOException damage) {
                assertThat(damage.getMessage()).isNotBlank();
            }
            return frames;
        });
        return Objects.requireNonNull(all);
    }
}
