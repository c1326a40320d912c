package wildrydes.cloud.dynamodb.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader of a stream goes on.
 *
 * @param from position of the next record that it reads
 * @param oldest whether it wants whatever is there, and does not miss what has been trimmed
 * @param made milliseconds since the epoch, in cloud time
 */
record Iterator(String stream, long from, boolean oldest, long made) {

    /** streams' APIReference/API_streams_GetShardIterator.html. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final String MIDDLE = "|1|";
    private static final int BYTES = 3 * Long.BYTES + 1;

    /** As AWS's begin: with the ARN and a number. */
    String token() {
        ByteBuffer content = ByteBuffer.allocate(BYTES);
        content.putLong(from).put((byte) (oldest ? 1 : 0)).putLong(made);
        content.putLong(checksum(stream, content.array()));
        return stream + MIDDLE + Base64.getEncoder().encodeToString(content.array());
    }

    /** The iterator of a token; null for what no stream gave out. */
    static @Nullable Iterator of(String token) {
        int middle = token.indexOf(MIDDLE);
        if (middle < 0) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token.substring(middle + MIDDLE.length()));
        } catch (IllegalArgumentException e) {
            return null; // not base 64
        }
        if (bytes.length != BYTES) {
            return null;
        }
        String stream = token.substring(0, middle);
        ByteBuffer content = ByteBuffer.wrap(bytes);
        Iterator read = new Iterator(stream, content.getLong(), content.get() == 1, content.getLong());
        return content.getLong() == checksum(stream, bytes) ? read : null;
    }

    /** The ARN of the stream in a token; null in what is none. */
    static @Nullable String streamIn(String token) {
        Iterator read = of(token);
        return read == null ? null : read.stream();
    }

    private static long checksum(String stream, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(stream.getBytes(StandardCharsets.UTF_8));
        sum.update(content, 0, 2 * Long.BYTES + 1);
        return sum.getValue();
    }

    boolean expired(Instant now) {
        return now.toEpochMilli() - made > LIFE.toMillis();
    }
}
