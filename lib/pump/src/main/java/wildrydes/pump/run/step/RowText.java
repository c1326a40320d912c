package wildrydes.pump.run.step;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.Column;

/** Writes rows and values for a person. */
public final class RowText {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private RowText() {}

    /** A JSON object with a field for each column, as UTF-8. */
    public static byte[] bytes(@Nullable Object[] row, List<Column> columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (int i = 0; i < row.length; i++) {
                json.writeFieldName(columns.get(i).name());
                write(row[i], columns.get(i), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A timestamp as SQL writes it. */
    public static String timestamp(long millis) {
        return TIMESTAMP.format(Instant.ofEpochMilli(millis));
    }

    /** A value as SQL writes it, without quotes. */
    public static String value(Object value, Column column) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof Number number) {
            return switch (column.type().name()) {
                case TIMESTAMP -> timestamp(number.longValue());
                case DATE -> LocalDate.ofEpochDay(number.longValue()).toString();
                case TIME -> TIME.format(LocalTime.ofNanoOfDay(number.longValue() * 1_000_000));
                case DECIMAL -> ((BigDecimal) value).toPlainString();
                default -> value.toString();
            };
        }
        return value.toString();
    }

    private static void write(@Nullable Object value, Column column, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Number number && isPlain(column)) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(value(value, column));
        }
    }

    private static boolean isPlain(Column column) {
        return switch (column.type().name()) {
            case TIMESTAMP, DATE, TIME -> false;
            default -> true;
        };
    }
}
