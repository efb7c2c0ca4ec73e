package org.headstart.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One message between parent and child. On the wire: magic (8 bytes), kind (1), trial (4), length of the payload (4), payload, CRC-32C over
 * all between magic and itself (4).
 *
 * @param kind    what it says
 * @param trial   the number of the trial within its process; an answer to an earlier one is not taken for an answer to this one
 * @param payload what else it says; handed over, not copied
 */
record Frame(Kind kind, int trial, byte[] payload) {

    static final byte[] MAGIC = {(byte) 0x89, 'H', 'S', 'F', 'R', '\r', '\n', 1};

    /** Kind, trial and length. */
    static final int HEAD_BYTES = 1 + Integer.BYTES + Integer.BYTES;

    private static final byte[] NOTHING = {};

    /** What a frame says, and its letter on the wire. */
    enum Kind {
        /** Child: the table is loaded. */
        READY('Y'),
        /** Parent: run the plan in the payload. */
        RUN('R'),
        /** Parent: train on all rows and write the model to the file in the payload. */
        REFIT('F'),
        /** Parent: predict all rows, each by the model of its fold, and write that to the file in the payload. */
        PREDICT('P'),
        /** Parent: interrupt the trial. */
        CANCEL('C'),
        /** Child: a learner was found; the payload names library and device. */
        BEGAN('B'),
        /** Child: a fold was scored; the payload holds the value. */
        SCORED('S'),
        /** Child: the trial has ended; the payload holds the report, and whether the child is fit for another. */
        ENDED('E');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        byte letter() {
            return (byte) letter;
        }

        static @Nullable Kind of(byte letter) {
            for (Kind kind : values()) {
                if (kind.letter() == letter) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** Writes a payload. */
    interface Body {
        void write(Packer packer) throws IOException;
    }

    static Frame of(Kind kind, int trial) {
        return new Frame(kind, trial, NOTHING);
    }

    static Frame of(Kind kind, int trial, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Packer packer = new Packer(bytes);
        try {
            body.write(packer);
            packer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array takes everything
        }
        return new Frame(kind, trial, bytes.toByteArray());
    }

    Unpacker body() {
        return new Unpacker(new ByteArrayInputStream(payload), payload.length);
    }

    /** @return the bytes on the wire, to be written at once: pipes do not tear what is small */
    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + HEAD_BYTES + payload.length + Integer.BYTES);
        bytes.put(MAGIC).put(kind.letter()).putInt(trial).putInt(payload.length);
        bytes.put(payload);
        bytes.putInt(checksum(bytes.array(), MAGIC.length, HEAD_BYTES + payload.length));
        return bytes.array();
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
