package wildrydes.athena.engine;

import io.trino.spi.type.CharType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.TimeType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;
import java.util.List;

/**
 * A column of a result, as Athena's GetQueryResults describes it.
 *
 * @param type Athena's name of it, such as {@code varchar} or {@code array}
 * @param precision digits, or characters; 0 for types that have none
 */
public record OutputColumn(String name, String type, int precision, int scale, boolean caseSensitive) {

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    /** The rows that describe the columns of a query. */
    static final List<OutputColumn> OF_A_DESCRIPTION = List.of(
            new OutputColumn("name", "varchar", UNBOUNDED, 0, true),
            new OutputColumn("type", "varchar", UNBOUNDED, 0, true));

    private static final int BINARY = 1 << 30;

    static OutputColumn of(String name, Type type) {
        String base = type.getBaseName();
        return switch (base) {
            case "varchar" -> new OutputColumn(name, base, length((VarcharType) type), 0, true);
            case "char" -> new OutputColumn(name, base, ((CharType) type).getLength(), 0, true);
            case "json" -> new OutputColumn(name, base, 0, 0, true);
            case "decimal" ->
                new OutputColumn(
                        name, base, ((DecimalType) type).getPrecision(), ((DecimalType) type).getScale(), false);
            case "tinyint" -> plain(name, base, 3);
            case "smallint" -> plain(name, base, 5);
            case "integer" -> plain(name, base, 10);
            case "bigint" -> plain(name, base, 19);
            case "real" -> plain(name, "float", 17);
            case "double" -> plain(name, base, 17);
            case "varbinary" -> plain(name, base, BINARY);
            case "timestamp" -> plain(name, base, ((TimestampType) type).getPrecision());
            case "timestamp with time zone" -> plain(name, base, ((TimestampWithTimeZoneType) type).getPrecision());
            case "time" -> plain(name, base, ((TimeType) type).getPrecision());
            default -> plain(name, base, 0);
        };
    }

    private static OutputColumn plain(String name, String type, int precision) {
        return new OutputColumn(name, type, precision, 0, false);
    }

    private static int length(VarcharType type) {
        return type.isUnbounded() ? UNBOUNDED : type.getBoundedLength();
    }
}
