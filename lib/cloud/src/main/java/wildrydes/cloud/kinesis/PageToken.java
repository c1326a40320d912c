package wildrydes.cloud.kinesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the NextToken of ListShards, ListStreams and ListStreamConsumers.
 *
 * @param kind which list, so that no token serves for another
 * @param made milliseconds since the epoch
 * @param of what is listed: for shards and consumers their stream's id, 0 for streams
 * @param after name of the last one listed
 */
record PageToken(byte kind, long made, long of, String after) {

    static final byte SHARDS = 'S';
    static final byte STREAMS = 'L';
    static final byte CONSUMERS = 'C';

    /** How long it may be used (docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html). */
    static final Duration LIFE = Duration.ofMinutes(5);

    String token(Seal seal) {
        byte[] last = after.getBytes(StandardCharsets.UTF_8);
        return seal.seal(ByteBuffer.allocate(1 + 2 * Long.BYTES + last.length)
                .put(kind)
                .putLong(made)
                .putLong(of)
                .put(last)
                .array());
    }

    /** The token's content; null for a token that is none of this kind. */
    static @Nullable PageToken of(String token, byte kind, Seal seal) {
        byte[] content = seal.open(token);
        if (content == null || content.length == 0 || content[0] != kind) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content, 1, content.length - 1);
        return new PageToken(
                kind,
                bytes.getLong(),
                bytes.getLong(),
                StandardCharsets.UTF_8.decode(bytes).toString());
    }

    /**
     * The token's content.
     *
     * @throws software.amazon.awssdk.services.kinesis.model.InvalidArgumentException for a token that is none of this kind
     * @throws software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException for one that is too old
     */
    static PageToken opened(String token, byte kind, Seal seal, Instant now, KinesisErrors errors) {
        PageToken page = of(token, kind, seal);
        if (page == null) {
            throw errors.invalid("Invalid NextToken.");
        }
        if (page.expired(now)) {
            throw errors.expiredToken(page.madeAt(), now);
        }
        return page;
    }

    private Instant madeAt() {
        return Instant.ofEpochMilli(made);
    }

    private boolean expired(Instant now) {
        return now.toEpochMilli() - made > LIFE.toMillis();
    }
}
