package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * Where a delivery stream delivers to, and what becomes of records on the way: what ExtendedS3DestinationConfiguration says.
 *
 * @param processing null where none was configured
 * @param backsUp whether all records are also written as they came
 * @param backup where those go; null where none was configured
 * @param extension what keys end with, in the place of the compression's; null or empty for that
 * @param timeZone of the times in keys; null or empty for UTC
 */
public record Destination(
        BucketTarget target,
        @Nullable Processing processing,
        boolean backsUp,
        @Nullable BucketTarget backup,
        @Nullable String extension,
        @Nullable String timeZone) {

    /** The one that a delivery stream has. */
    public static final String ID = "destinationId-000000000001";

    /** The function that transforms records; null where none does. */
    public @Nullable Transformation transformation() {
        return processing == null ? null : processing.transformation();
    }

    /** Whether a line feed stands between records. */
    public boolean delimits() {
        return processing != null && processing.delimits();
    }

    /** Where records are also written as they came; null where they are not. */
    public @Nullable BucketTarget backupInUse() {
        return backsUp ? backup : null;
    }

    /** The zone of the times in keys. */
    public ZoneId zone() {
        return timeZone == null || timeZone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(timeZone);
    }

    void write(DataOutput to) throws IOException {
        target.write(to);
        to.writeBoolean(processing != null);
        if (processing != null) {
            processing.write(to);
        }
        to.writeBoolean(backsUp);
        to.writeBoolean(backup != null);
        if (backup != null) {
            backup.write(to);
        }
        Fields.optional(to, extension);
        Fields.optional(to, timeZone);
    }

    static Destination read(DataInput from) throws IOException {
        return new Destination(
                BucketTarget.read(from),
                from.readBoolean() ? Processing.read(from) : null,
                from.readBoolean(),
                from.readBoolean() ? BucketTarget.read(from) : null,
                Fields.optional(from),
                Fields.optional(from));
    }
}
