package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * A bucket that objects are written to, and how: what S3DestinationConfiguration says.
 *
 * @param role ARN of the role in which it is written to
 * @param bucket ARN
 * @param prefix what keys begin with; null for nothing
 * @param errorPrefix what keys of failed records begin with; null where it follows from the prefix
 * @param mebibytes a buffer is closed when it has so many, 1 to 128
 * @param seconds and so long after its first record, 0 to 900
 * @param encryptionKey ARN of a key of KMS, which is kept and means nothing here; null for none
 */
public record BucketTarget(
        String role,
        String bucket,
        @Nullable String prefix,
        @Nullable String errorPrefix,
        int mebibytes,
        int seconds,
        Compression compression,
        @Nullable String encryptionKey,
        LogTarget logging) {

    /** What a target has that says nothing else (docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html). */
    public static BucketTarget of(String role, String bucket) {
        return new BucketTarget(role, bucket, null, null, 5, 300, Compression.UNCOMPRESSED, null, LogTarget.NONE);
    }

    /** The bucket's name. */
    public String bucketName() {
        return bucket.substring(bucket.lastIndexOf(':') + 1);
    }

    /** A buffer is closed when it has so many bytes. */
    public long bytes() {
        return (long) mebibytes << 20;
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, role);
        Fields.text(to, bucket);
        Fields.optional(to, prefix);
        Fields.optional(to, errorPrefix);
        to.writeInt(mebibytes);
        to.writeInt(seconds);
        Fields.text(to, compression.name());
        Fields.optional(to, encryptionKey);
        logging.write(to);
    }

    static BucketTarget read(DataInput from) throws IOException {
        return new BucketTarget(
                Fields.text(from),
                Fields.text(from),
                Fields.optional(from),
                Fields.optional(from),
                from.readInt(),
                from.readInt(),
                Compression.valueOf(Fields.text(from)),
                Fields.optional(from),
                LogTarget.read(from));
    }
}
