package wildrydes.cloud.athena.result;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.ResultColumn;

/**
 * The file beside a result that describes its columns, which Athena's JDBC driver reads: Protocol Buffers, whose numbers
 * burtcorp/athena-jdbc and aoyagikouhei/athena-local record.
 */
final class MetadataFile {

    private static final int QUERY = 1;
    private static final int UPDATE_TYPE = 2;
    private static final int UPDATE_COUNT = 3;
    private static final int COLUMN = 4;

    private static final int CATALOG = 1;
    private static final int NAME = 4;
    private static final int LABEL = 5;
    private static final int TYPE = 6;
    private static final int PRECISION = 7;
    private static final int SCALE = 8;
    private static final int NULLABLE = 9;
    private static final int CASE_SENSITIVE = 10;

    private static final int NULLABLE_UNKNOWN = 3;
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private static final Set<String> SIZED = Set.of(
            "tinyint",
            "smallint",
            "integer",
            "bigint",
            "double",
            "float",
            "decimal",
            "varchar",
            "char",
            "varbinary",
            "timestamp",
            "time",
            "timestamp with time zone",
            "time with time zone");

    private static final Set<String> UNSIZED = Set.of("boolean", "interval day to second", "interval year to month");

    private MetadataFile() {}

    /**
     * Its content.
     *
     * @param updateType of a statement that changes something; null for a query
     */
    static byte[] of(
            String query, @Nullable String updateType, @Nullable Long updateCount, List<ResultColumn> columns) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        text(to, QUERY, query);
        if (updateType != null) {
            text(to, UPDATE_TYPE, updateType);
        }
        if (updateCount != null) {
            number(to, UPDATE_COUNT, updateCount);
        }
        for (ResultColumn column : columns) {
            bytes(to, COLUMN, column(column));
        }
        return to.toByteArray();
    }

    private static byte[] column(ResultColumn column) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        text(to, CATALOG, "hive");
        text(to, NAME, column.name());
        text(to, LABEL, column.name());
        text(to, TYPE, column.type());
        boolean sized = SIZED.contains(column.type());
        boolean date = column.type().equals("date");
        if (sized) {
            number(to, PRECISION, column.precision());
        }
        if (sized || date) {
            number(to, SCALE, column.scale());
        }
        number(to, NULLABLE, NULLABLE_UNKNOWN);
        if (sized || date || UNSIZED.contains(column.type())) {
            number(to, CASE_SENSITIVE, column.caseSensitive() ? 1 : 0);
        }
        return to.toByteArray();
    }

    private static void text(ByteArrayOutputStream to, int field, String text) {
        bytes(to, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] bytes) {
        varint(to, (long) field << 3 | BYTES);
        varint(to, bytes.length);
        to.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream to, int field, long number) {
        varint(to, (long) field << 3 | VARINT);
        varint(to, number);
    }

    private static void varint(ByteArrayOutputStream to, long number) {
        long left = number;
        while (Long.compareUnsigned(left, 0x80) >= 0) {
            to.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        to.write((int) left);
    }
}
