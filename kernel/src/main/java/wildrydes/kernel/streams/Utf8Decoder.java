package wildrydes.kernel.streams;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes bytes that arrive in pieces: a character split over two pieces stays whole. Not for several threads. */
final class Utf8Decoder {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private byte[] rest = {};

    /** Appends the characters that these bytes complete. */
    void decode(byte[] bytes, int offset, int length, StringBuilder text) {
        ByteBuffer in;
        if (rest.length == 0) {
            in = ByteBuffer.wrap(bytes, offset, length);
        } else {
            in = ByteBuffer.allocate(rest.length + length);
            in.put(rest).put(bytes, offset, length).flip();
        }
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.reset().decode(in, out, false);
        var left = new byte[in.remaining()];
        in.get(left);
        rest = left;
        text.append(out.flip());
    }
}
