package wildrydes.athena.lake;

import io.airlift.slice.Slices;
import io.trino.spi.predicate.NullableValue;
import io.trino.spi.type.DateTimeEncoding;
import io.trino.spi.type.VarcharType;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.DataFile;
import wildrydes.athena.failure.HiveError;
import wildrydes.athena.type.Texts;
import wildrydes.athena.type.Timestamps;

/** The values of columns that all rows of a file share. */
final class FileValues {

    /** What Hive calls the partition of rows without a value. */
    private static final String NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__";

    private static final Timestamps TIMESTAMPS = new Timestamps(null);

    private FileValues() {}

    static NullableValue of(LakeColumn column, DataFile file) {
        return new NullableValue(column.type(), value(column, file));
    }

    static @Nullable Object value(LakeColumn column, DataFile file) {
        return switch (column.kind()) {
            case PATH -> Slices.utf8Slice(file.location());
            case FILE_SIZE -> file.size();
            case FILE_MODIFIED_TIME ->
                DateTimeEncoding.packDateTimeWithZone(file.modified().toEpochMilli(), LakeColumn.ZONE);
            case PARTITION ->
                Slices.utf8Slice(file.partition().entrySet().stream()
                        .map(FileValues::pair)
                        .collect(Collectors.joining("/")));
            case PARTITION_KEY -> key(column, file);
            case DATA -> throw new IllegalArgumentException(column.name() + " differs from row to row");
        };
    }

    private static String pair(Map.Entry<String, String> entry) {
        return entry.getKey() + "=" + entry.getValue();
    }

    private static @Nullable Object key(LakeColumn column, DataFile file) {
        String text = file.partition().get(column.name());
        if (text == null || text.equals(NULL_PARTITION)) {
            return null;
        }
        try {
            return column.type() instanceof VarcharType varchar
                    ? Texts.varchar(varchar, text)
                    : Texts.value(column.type(), text, TIMESTAMPS);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw HiveError.HIVE_INVALID_PARTITION_VALUE.because(
                    "Invalid partition value '" + text + "' for "
                            + column.type().getDisplayName() + " partition key: " + column.name(),
                    e);
        }
    }
}
