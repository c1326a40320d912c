package wildrydes.cloud.analytics.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;

/** The values of a row as JSON: numbers and truths as such, moments as {@code yyyy-MM-dd HH:mm:ss.SSS}, binaries in hexadecimal. */
final class LiveValues {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private LiveValues() {}

    /** @param row has ROWTIME in front of the columns' values */
    static void add(ArrayNode json, List<Column> columns, @Nullable Object[] row) {
        for (int i = 0; i < columns.size(); i++) {
            Object value = row[i + 1];
            if (value == null) {
                json.addNull();
            } else {
                add(json, columns.get(i).type(), value);
            }
        }
    }

    private static void add(ArrayNode json, SqlType type, Object value) {
        switch (type.name()) {
            case BOOLEAN -> json.add((Boolean) value);
            case SMALLINT, INTEGER -> json.add(((Number) value).intValue());
            case BIGINT -> json.add(((Number) value).longValue());
            case REAL, DOUBLE -> fraction(json, (Number) value);
            case DECIMAL -> json.add((BigDecimal) value);
            case DATE -> json.add(LocalDate.ofEpochDay((Integer) value).toString());
            case TIME -> json.add(TIME.format(LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos((Integer) value))));
            case TIMESTAMP -> json.add(MOMENT.format(Instant.ofEpochMilli((Long) value)));
            case BINARY, VARBINARY -> json.add(HexFormat.of().formatHex((byte[]) value));
            default -> json.add(value.toString());
        }
    }

    /** What JSON has no number for is a text; a REAL has the digits that it needs, not those that it has as a double. */
    private static void fraction(ArrayNode json, Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            json.add(value.toString());
        } else if (value instanceof Float real) {
            json.add(real);
        } else {
            json.add(value.doubleValue());
        }
    }
}
