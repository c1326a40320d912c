package wildrydes.athena.serde;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.airlift.slice.Slices;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.RealType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarbinaryType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import wildrydes.athena.type.Texts;
import wildrydes.athena.type.Timestamps;

/** Hive's own JSON SerDe: docs.aws.amazon.com/athena/latest/ug/hive-json-serde.html. */
final class HiveJson implements JsonDialect {

    private final Timestamps timestamps;

    HiveJson(Timestamps timestamps) {
        this.timestamps = timestamps;
    }

    /** Hive also knows a column by its place: {@code _col0}. */
    @Override
    public JsonKeys columns(List<Field> wanted) {
        JsonKeys keys = new JsonKeys(true, false);
        for (int i = 0; i < wanted.size(); i++) {
            keys.put("_col" + wanted.get(i).index(), i);
        }
        for (int i = 0; i < wanted.size(); i++) {
            keys.put(wanted.get(i).name(), i);
        }
        return keys;
    }

    @Override
    public JsonKeys fields(List<String> names) {
        return JsonKeys.of(names, true, false);
    }

    /** A number has to be one in the file, too; a fraction is cut off for whole numbers. All but true is false. */
    @Override
    public Object scalar(Type type, JsonParser json) throws IOException {
        if (type.equals(BooleanType.BOOLEAN)) {
            return Boolean.parseBoolean(json.getText());
        }
        if (type.equals(VarbinaryType.VARBINARY)) {
            return Slices.wrappedBuffer(json.getText().getBytes(StandardCharsets.UTF_8));
        }
        if (type.equals(RealType.REAL)) {
            return Texts.real(number(json).getFloatValue());
        }
        if (type.equals(DoubleType.DOUBLE)) {
            return number(json).getDoubleValue();
        }
        if (type.equals(IntegerType.INTEGER)) {
            return (long) number(json).getIntValue();
        }
        if (type.equals(BigintType.BIGINT)) {
            return number(json).getLongValue();
        }
        if (type.equals(SmallintType.SMALLINT)) {
            return (long) number(json).getShortValue();
        }
        if (type.equals(TinyintType.TINYINT)) {
            return tiny(number(json).getIntValue());
        }
        return Texts.value(type, json.getText(), timestamps);
    }

    private static JsonParser number(JsonParser json) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw new IllegalArgumentException(
                    "Current token (" + json.currentToken() + ") not numeric, can not use numeric value accessors");
        }
        return json;
    }

    private static Object tiny(int value) {
        if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("Numeric value (" + value + ") out of range of Java byte");
        }
        return (long) value;
    }

    @Override
    public Object whole(Type type, JsonParser json) throws IOException {
        throw new IllegalArgumentException(
                "Invalid JSON: " + type.getDisplayName() + " value must be a scalar json value");
    }

    @Override
    public boolean passesOver(String line) {
        return false;
    }

    @Override
    public String malformed(JsonProcessingException e, String line) {
        String trouble = JsonTrouble.endsEarly(e) && !JsonTrouble.endsInQuotes(e)
                ? "Unexpected end-of-input: expected close marker for OBJECT"
                : JsonTrouble.of(e);
        return "JsonParseException: " + trouble;
    }
}
