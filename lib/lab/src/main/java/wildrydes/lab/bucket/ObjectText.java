package wildrydes.lab.bucket;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The text that an object's bytes are, also where they are compressed. */
public final class ObjectText {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private ObjectText() {}

    /** Empty where the bytes are no text in UTF-8. GZIP is known by its first bytes, whatever the key ends in. */
    public static Optional<String> of(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(isZipped(bytes) ? unzipped(bytes) : bytes))
                    .toString());
        } catch (CharacterCodingException | ZipException | EOFException e) {
            return Optional.empty(); // an object may hold anything
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isZipped(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff) == GZIP_FIRST && (bytes[1] & 0xff) == GZIP_SECOND;
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        }
    }
}
