package wildrydes.cloud.kinesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Where in a shard a reader wants to begin. */
final class Starts {

    private final String operation;
    private final KinesisErrors errors;

    /** @param operation that is asked, for sentences */
    Starts(String operation, KinesisErrors errors) {
        this.operation = operation;
        this.errors = errors;
    }

    /**
     * The position of the first record to be read.
     *
     * @param number for the types that need one
     * @param timestamp for AT_TIMESTAMP
     */
    long position(
            ShardIteratorType type,
            @Nullable String number,
            @Nullable Instant timestamp,
            Stream stream,
            Shard shard,
            Instant now) {
        return switch (type) {
            case AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER -> {
                if (number == null) {
                    throw errors.startGiven(type.toString(), false);
                }
                long position = position(number, stream, shard);
                yield type == ShardIteratorType.AT_SEQUENCE_NUMBER ? position : position + 1;
            }
            case AT_TIMESTAMP -> since(timestamp, shard, now);
            default -> {
                if (number != null) {
                    throw errors.startGiven(type.toString(), true);
                }
                yield type == ShardIteratorType.LATEST ? shard.tape().next() : 0;
            }
        };
    }

    private long position(String digits, Stream stream, Shard shard) {
        SequenceNumber number = SequenceNumber.parse(digits);
        if (number == null) {
            throw errors.badStart(operation, digits, shard.id(), stream.name(), false);
        }
        if (number.shard() != shard.index()) {
            throw errors.otherShard(Shard.id(number.shard()), shard.id());
        }
        if (number.createdSecond() != shard.startingNumber().createdSecond()) {
            throw errors.badStart(operation, digits, shard.id(), stream.name(), true);
        }
        if (number.equals(shard.endingNumber())) {
            return shard.tape().next();
        }
        if (number.position() >= shard.tape().next()) {
            throw errors.badStart(operation, digits, shard.id(), stream.name(), false);
        }
        return number.position();
    }

    private long since(@Nullable Instant timestamp, Shard shard, Instant now) {
        if (timestamp == null) {
            throw errors.noTimestamp();
        }
        if (timestamp.toEpochMilli() > now.toEpochMilli()) {
            throw errors.future(timestamp, now);
        }
        return shard.tape().firstSince(timestamp.toEpochMilli());
    }
}
