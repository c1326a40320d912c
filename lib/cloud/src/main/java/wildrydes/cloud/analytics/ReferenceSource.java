package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.pump.plan.ReferenceTable;

/**
 * A table that an application looks rows up in, and the object in S3 that it is loaded from.
 *
 * @param id as AWS gives it: the application's version that brought it, a dot and a number from 1
 * @param bucket ARN
 * @param role in which the object is read; null where the application has one for all
 */
public record ReferenceSource(
        String id,
        String table,
        String bucket,
        String key,
        @Nullable String role,
        Schema schema) {

    private static final String ARN = "arn:aws:s3:::";

    /** The bucket's name. */
    public String bucketName() {
        return bucketName(bucket);
    }

    static String bucketName(String arn) {
        return arn.startsWith(ARN) ? arn.substring(ARN.length()) : arn;
    }

    /** As the application's SQL sees it. */
    public ReferenceTable plan() {
        return new ReferenceTable(table, schema.records().rowColumns());
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, table);
        Fields.text(to, bucket);
        Fields.text(to, key);
        Fields.optional(to, role);
        schema.write(to);
    }

    static ReferenceSource read(DataInput from) throws IOException {
        return new ReferenceSource(
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.optional(from),
                Schema.read(from));
    }
}
