package org.headstart.tribuo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for names of classes in a file of Tribuo before Tribuo does, which loads and initialises whatever class a file names. Every text in every
 * message counts, wherever it stands: protobuf does not say what a stretch of bytes is.
 */
final class NamedClasses {

    private static final List<String> KNOWN = List.of("org.tribuo.", "com.oracle.labs.mlrg.", "java.");

    private static final Pattern NAME = Pattern.compile("\\[*L?([A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)+);?");
    private static final int LONGEST_NAME = 500;
    private static final int DEEPEST = 200;

    private NamedClasses() {}

    /**
     * @param file the bytes of a model
     * @throws IOException if it names a class that is on the class path and is neither Tribuo's nor Java's
     */
    static void requireKnown(byte[] file) throws IOException {
        look(ByteBuffer.wrap(file), 0);
    }

    private static void look(ByteBuffer bytes, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("its messages stand more than " + DEEPEST + " deep in each other");
        }
        requireKnownName(bytes);
        CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
        in.enableAliasing(true);
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                    look(in.readBytes().asReadOnlyByteBuffer(), depth + 1);
                } else if (!in.skipField(tag)) {
                    return;
                }
            }
        } catch (InvalidProtocolBufferException e) {
            return; // no message, so a text, numbers, or what Tribuo will refuse
        }
    }

    private static void requireKnownName(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > LONGEST_NAME) {
            return;
        }
        Matcher name = NAME.matcher(StandardCharsets.UTF_8.decode(bytes.duplicate()));
        if (name.matches() && KNOWN.stream().noneMatch(name.group(1)::startsWith) && isThere(name.group(1))) {
            throw new IOException("it names the class " + name.group(1) + ", which is none of Tribuo's");
        }
    }

    private static boolean isThere(String name) {
        ClassLoader loader = NamedClasses.class.getClassLoader();
        return loader != null && loader.getResource(name.replace('.', '/') + ".class") != null;
    }
}
