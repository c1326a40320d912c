package wildrydes.athena.lake;

import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.TimeZoneKey;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;
import java.util.Optional;

/**
 * A column of a table, as Trino holds it.
 *
 * @param index among the columns in the file; -1 for another kind
 * @param comment empty where there is none
 */
record LakeColumn(Kind kind, String name, Type type, int index, String comment) implements ColumnHandle {

    enum Kind {
        DATA,
        PARTITION_KEY,
        PATH,
        FILE_SIZE,
        FILE_MODIFIED_TIME,
        PARTITION
    }

    static final LakeColumn PATH = new LakeColumn(Kind.PATH, "$path", VarcharType.VARCHAR, -1, "");
    static final LakeColumn FILE_SIZE = new LakeColumn(Kind.FILE_SIZE, "$file_size", BigintType.BIGINT, -1, "");
    static final LakeColumn FILE_MODIFIED_TIME = new LakeColumn(
            Kind.FILE_MODIFIED_TIME, "$file_modified_time", TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS, -1, "");
    static final LakeColumn PARTITION = new LakeColumn(Kind.PARTITION, "$partition", VarcharType.VARCHAR, -1, "");

    /** The zone of {@code $file_modified_time}. */
    static final TimeZoneKey ZONE = TimeZoneKey.UTC_KEY;

    boolean hidden() {
        return kind != Kind.DATA && kind != Kind.PARTITION_KEY;
    }

    /** Whether all rows of a file have the same value. */
    boolean ofFile() {
        return kind != Kind.DATA;
    }

    ColumnMetadata metadata() {
        return ColumnMetadata.builder()
                .setName(name)
                .setType(type)
                .setComment(comment.isEmpty() ? Optional.empty() : Optional.of(comment))
                .setExtraInfo(kind == Kind.PARTITION_KEY ? Optional.of("partition key") : Optional.empty())
                .setHidden(hidden())
                .build();
    }

    /** As EXPLAIN shows it. */
    @Override
    public String toString() {
        return name;
    }
}
