package wildrydes.cloud.auth;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a body in {@code aws-chunked} encoding stands for: chunks that begin with their size in hexadecimal and, where they are
 * signed, their signature, and trailers at the end (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html).
 */
final class ChunkedBody extends InputStream {

    private static final int MOST_LINE = 8 << 10;
    private static final int MOST_TRAILERS = 32;
    private static final String SIGNATURE = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private final InputStream in;
    private final long stated;
    private final @Nullable ChunkSignatures signatures;
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private final MessageDigest digest = SigningKey.newDigest();
    private String signature = "";
    private long left;
    private long count;
    private boolean begun;
    private boolean ended;

    /**
     * @param stated length of the content without frames; -1 where it is not known
     * @param signatures null where chunks are not signed
     */
    ChunkedBody(InputStream in, long stated, @Nullable ChunkSignatures signatures) {
        this.in = in;
        this.stated = stated;
        this.signatures = signatures;
    }

    /** By lower-case name; complete when the body has been read to its end. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw cutOff();
        }
        left -= read;
        count += read;
        if (signatures != null) {
            digest.update(into, offset, read);
        }
        return read;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            checkChunk();
            expectEnd(line());
        }
        begun = true;
        String line = line();
        int semicolon = line.indexOf(';');
        left = size(semicolon < 0 ? line : line.substring(0, semicolon));
        int at = line.indexOf(SIGNATURE);
        signature = at < 0 ? "" : line.substring(at + SIGNATURE.length()).strip();
        if (left == 0) {
            checkChunk();
            readTrailers();
            ended = true;
            if (stated >= 0 && count != stated) {
                throw cutOff();
            }
        }
    }

    private void checkChunk() {
        if (signatures != null) {
            signatures.checkChunk(HexFormat.of().formatHex(digest.digest()), signature);
        }
    }

    private void readTrailers() throws IOException {
        StringBuilder signed = new StringBuilder();
        String trailerSignature = null;
        for (String line = lineOrEnd(); !line.isEmpty(); line = lineOrEnd()) {
            int colon = line.indexOf(':');
            if (colon < 0 || trailers.size() > MOST_TRAILERS) {
                throw cutOff();
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals(TRAILER_SIGNATURE)) {
                trailerSignature = value;
            } else {
                trailers.put(name, value);
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        if (signatures != null && !trailers.isEmpty()) {
            signatures.checkTrailers(signed.toString(), trailerSignature == null ? "" : trailerSignature);
        }
        if (in.read() >= 0) {
            throw cutOff();
        }
    }

    private static long size(String hex) {
        try {
            long size = Long.parseLong(hex.strip(), 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw cutOff();
        }
        throw cutOff();
    }

    private static void expectEnd(String line) {
        if (!line.isEmpty()) {
            throw cutOff();
        }
    }

    private String line() throws IOException {
        String line = lineOrNull();
        if (line == null) {
            throw cutOff();
        }
        return line;
    }

    /** A line; empty also where the body ends, as some clients leave out the last line end. */
    private String lineOrEnd() throws IOException {
        String line = lineOrNull();
        return line == null ? "" : line;
    }

    private @Nullable String lineOrNull() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.length() == 0 ? null : line.toString();
            }
            if (line.length() > MOST_LINE) {
                throw cutOff();
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private static AuthException cutOff() {
        return new AuthException(Reason.BODY_FRAMING, "The request body terminated unexpectedly");
    }
}
