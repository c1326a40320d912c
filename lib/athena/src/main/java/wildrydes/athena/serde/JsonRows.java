package wildrydes.athena.serde;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.failure.HiveError;

/**
 * A row for each line that holds a JSON object; what follows the object on its line is passed over. Keys that the row has no column for are passed over,
 * columns without a key are NULL, and of two equal keys the last one counts. Lines are UTF-8, as Hadoop's Text is that both SerDes are handed
 * (github.com/rcongiu/Hive-JSON-Serde); docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html names no property for another encoding. Jackson would
 * guess UTF-16 and UTF-32 by their zeros.
 */
final class JsonRows implements RowReader {

    private static final String NO_ROW = "Row is not a valid JSON Object - ";

    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    /** The OpenX SerDe's parser takes what JavaScript takes. */
    private static final JsonFactory LENIENT = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build();

    private final JsonFactory factory;
    private final boolean arrays;
    private final JsonDialect dialect;
    private final List<Field> wanted;
    private final JsonKeys keys;
    private final JsonValue[] values;

    private JsonRows(JsonFactory factory, boolean arrays, JsonDialect dialect, List<Field> wanted) {
        this.factory = factory;
        this.arrays = arrays;
        this.dialect = dialect;
        this.wanted = wanted;
        this.keys = dialect.columns(wanted);
        this.values = wanted.stream()
                .map(field -> JsonValue.of(field.type(), dialect))
                .toArray(JsonValue[]::new);
    }

    static RowReader hive(Table table, List<Field> wanted) {
        return new JsonRows(STRICT, false, JsonDialect.hive(table), wanted);
    }

    static RowReader openX(Table table, List<Field> wanted) {
        return new JsonRows(LENIENT, true, JsonDialect.openX(table), wanted);
    }

    @Override
    public void read(Line line, @Nullable Object[] row) {
        try {
            try (JsonParser json = factory.createParser(line.bytes(), line.from(), line.length())) {
                read(json, row);
            }
        } catch (JsonProcessingException e) {
            // Also what is no UTF-8, which a text has no more.
            Arrays.fill(row, null);
            read(line.text(), row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line, @Nullable Object[] row) {
        try (JsonParser json = factory.createParser(line)) {
            read(json, row);
        } catch (JsonProcessingException e) {
            Arrays.fill(row, null);
            if (!dialect.passesOver(line)) {
                throw HiveError.HIVE_CURSOR_ERROR.because(NO_ROW + dialect.malformed(e, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(JsonParser json, @Nullable Object[] row) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_OBJECT) {
            object(json, row);
        } else if (first == JsonToken.START_ARRAY && arrays) {
            array(json, row);
        } else if (!dialect.passesOver("")) {
            throw HiveError.HIVE_CURSOR_ERROR.because(NO_ROW + "Start token not found where expected");
        }
    }

    private void object(JsonParser json, @Nullable Object[] row) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int place = keys.place(json.currentName());
            json.nextToken();
            if (place == JsonKeys.NONE) {
                json.skipChildren();
            } else {
                row[place] = value(json, place);
            }
        }
        ended(json, JsonToken.END_OBJECT);
    }

    /** The OpenX SerDe takes the elements of an array for the columns, in order. */
    private void array(JsonParser json, @Nullable Object[] row) throws IOException {
        int index = 0;
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            int place = place(index);
            if (place == JsonKeys.NONE) {
                json.skipChildren();
            } else {
                row[place] = value(json, place);
            }
            index++;
        }
        ended(json, JsonToken.END_ARRAY);
    }

    private int place(int index) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).index() == index) {
                return i;
            }
        }
        return JsonKeys.NONE;
    }

    private static void ended(JsonParser json, JsonToken end) throws IOException {
        if (json.currentToken() != end) {
            throw new JsonParseException(json, "Unexpected token " + json.currentToken());
        }
    }

    private @Nullable Object value(JsonParser json, int place) throws IOException {
        try {
            return values[place].read(json);
        } catch (JsonProcessingException e) {
            if (json.currentToken() != null && json.currentToken().isNumeric()) {
                throw misfit(place, e.getOriginalMessage(), e);
            }
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw misfit(place, e.getMessage(), e);
        }
    }

    private RuntimeException misfit(int place, @Nullable String why, Exception cause) {
        return HiveError.HIVE_BAD_DATA.because(
                "Error Parsing a column in the table: " + why + " (column "
                        + wanted.get(place).name() + ")",
                cause);
    }
}
