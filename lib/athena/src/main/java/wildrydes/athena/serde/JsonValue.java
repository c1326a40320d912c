package wildrydes.athena.serde;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.MapType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.type.Nested;
import wildrydes.athena.type.Texts;
import wildrydes.athena.type.Timestamps;

/** Reads the JSON of one type. */
interface JsonValue {

    /**
     * Trino's value.
     *
     * @param json at the first token of the value, and at its last one after
     * @throws IllegalArgumentException where it does not fit the type
     */
    @Nullable
    Object read(JsonParser json) throws IOException;

    static JsonValue of(Type type, JsonDialect dialect) {
        if (type instanceof ArrayType array) {
            return array(array, of(array.getElementType(), dialect));
        }
        if (type instanceof MapType map) {
            return map(map, of(map.getValueType(), dialect));
        }
        if (type instanceof RowType row) {
            return row(row, dialect);
        }
        return json -> {
            JsonToken token = json.currentToken();
            if (token == JsonToken.VALUE_NULL) {
                return null;
            }
            return token.isScalarValue() ? dialect.scalar(type, json) : dialect.whole(type, json);
        };
    }

    private static JsonValue array(ArrayType type, JsonValue element) {
        return json -> {
            if (!begins(json, JsonToken.START_ARRAY, type)) {
                return null;
            }
            List<@Nullable Object> elements = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                elements.add(element.read(json));
            }
            return Nested.array(type, elements);
        };
    }

    private static JsonValue map(MapType type, JsonValue value) {
        Timestamps timestamps = new Timestamps(null);
        return json -> {
            if (!begins(json, JsonToken.START_OBJECT, type)) {
                return null;
            }
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                Object key = Texts.value(type.getKeyType(), json.currentName(), timestamps);
                json.nextToken();
                entries.put(key, value.read(json));
            }
            return Nested.map(type, entries);
        };
    }

    private static JsonValue row(RowType type, JsonDialect dialect) {
        JsonKeys keys = dialect.fields(type.getFields().stream()
                .map(field -> field.getName().orElse(""))
                .toList());
        JsonValue[] values = type.getTypeParameters().stream()
                .map(field -> of(field, dialect))
                .toArray(JsonValue[]::new);
        return json -> {
            if (!begins(json, JsonToken.START_OBJECT, type)) {
                return null;
            }
            @Nullable Object[] row = new @Nullable Object[values.length];
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                int place = keys.place(json.currentName());
                json.nextToken();
                if (place == JsonKeys.NONE) {
                    json.skipChildren();
                } else {
                    row[place] = values[place].read(json);
                }
            }
            return Nested.row(type, row);
        };
    }

    /** False for null. */
    private static boolean begins(JsonParser json, JsonToken token, Type type) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (json.currentToken() != token) {
            throw new IllegalArgumentException("Expected JSON "
                    + (token == JsonToken.START_ARRAY ? "array" : "object") + " for a column of type "
                    + type.getDisplayName());
        }
        return true;
    }
}
