package wildrydes.pump.run;

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

/** Writes a row for a person: the data of an error row. */
final class RowText {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RowText() {}

    /** A JSON object with a field for each column, as UTF-8. */
    static byte[] bytes(@Nullable Object[] row, List<Column> columns) {
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
    static String timestamp(long millis) {
        return TIMESTAMP.format(Instant.ofEpochMilli(millis));
    }

    private static void write(@Nullable Object value, Column column, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof byte[] bytes) {
            json.writeString(HexFormat.of().formatHex(bytes));
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            writeWhole(number.longValue(), column, json);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void writeWhole(long number, Column column, JsonGenerator json) throws IOException {
        switch (column.type().name()) {
            case TIMESTAMP:
                json.writeString(timestamp(number));
                break;
            case DATE:
                json.writeString(LocalDate.ofEpochDay(number).toString());
                break;
            case TIME:
                json.writeString(LocalTime.ofNanoOfDay(number * 1_000_000).toString());
                break;
            default:
                json.writeNumber(number);
        }
    }
}
