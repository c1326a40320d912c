package wildrydes.cloud.kinesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader goes on in a shard. Clients hold it as a sealed token.
 *
 * @param made milliseconds since the epoch
 * @param stream name of the stream
 * @param streamId which of the streams that have had that name
 * @param shard index of the shard
 * @param position of the first record to be read
 */
record ShardIterator(long made, String stream, long streamId, int shard, long position) {

    /** How long it may be used (docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html). */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final byte KIND = 'I';

    String token(Seal seal) {
        byte[] name = stream.getBytes(StandardCharsets.UTF_8);
        return seal.seal(ByteBuffer.allocate(1 + 3 * Long.BYTES + Integer.BYTES + name.length)
                .put(KIND)
                .putLong(made)
                .putLong(streamId)
                .putInt(shard)
                .putLong(position)
                .put(name)
                .array());
    }

    /**
     * The iterator of a token; null for a token that is none of ours. AWS takes it between quotation marks, too, which a shell may
     * have left there (recorded by localstack/localstack).
     */
    static @Nullable ShardIterator of(String token, Seal seal) {
        boolean quoted = token.length() > 1 && token.startsWith("\"") && token.endsWith("\"");
        byte[] content = seal.open(quoted ? token.substring(1, token.length() - 1) : token);
        if (content == null || content.length == 0 || content[0] != KIND) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content, 1, content.length - 1);
        long made = bytes.getLong();
        long streamId = bytes.getLong();
        int shard = bytes.getInt();
        long position = bytes.getLong();
        return new ShardIterator(made, StandardCharsets.UTF_8.decode(bytes).toString(), streamId, shard, position);
    }

    Instant madeAt() {
        return Instant.ofEpochMilli(made);
    }

    boolean expired(Instant now) {
        return now.toEpochMilli() - made > LIFE.toMillis();
    }
}
