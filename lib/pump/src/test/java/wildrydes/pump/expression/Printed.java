package wildrydes.pump.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.SqlType;

/** Values and types as the files of examples write them. */
final class Printed {

    private Printed() {}

    /** Strings in quotes, times as java.time prints them, intervals in milliseconds or months. */
    static String value(@Nullable Object value, RelDataType type) {
        if (value == null) {
            return "NULL";
        }
        return switch (type.getSqlTypeName()) {
            case CHAR, VARCHAR -> "'" + ((String) value).replace("'", "''") + "'";
            case BINARY, VARBINARY -> "X'" + HexFormat.of().formatHex((byte[]) value) + "'";
            case BOOLEAN -> value.equals(true) ? "TRUE" : "FALSE";
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIME -> LocalTime.ofNanoOfDay((Integer) value * 1_000_000L).toString();
            case TIMESTAMP ->
                LocalDateTime.ofEpochSecond(
                                Math.floorDiv((Long) value, 1_000),
                                Math.floorMod((Long) value, 1_000) * 1_000_000,
                                ZoneOffset.UTC)
                        .toString();
            case ROW -> fields((Object[]) value, type).toString();
            default -> value.toString();
        };
    }

    private static List<String> fields(@Nullable Object[] values, RelDataType type) {
        List<String> printed = new ArrayList<>();
        for (RelDataTypeField field : type.getFieldList()) {
            printed.add(value(values[field.getIndex()], field.getType()));
        }
        return printed;
    }

    /** The type without its character set. */
    static String type(RelDataType type) {
        return type.toString().replaceAll(" CHARACTER SET \"[^\"]*\"", "");
    }

    /** The type of a column of it; null if a column cannot have it. */
    static @Nullable SqlType columnType(RelDataType type) {
        try {
            return Types.of(type);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
