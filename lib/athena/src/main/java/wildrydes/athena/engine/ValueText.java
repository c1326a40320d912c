package wildrydes.athena.engine;

import io.trino.spi.block.Block;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.MapType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.SqlVarbinary;
import io.trino.spi.type.Type;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Prints values as Athena's result files do: {@code [a, b]} for an array, {@code {k=v}} for a map or row, pairs of hexadecimal digits for bytes, and
 * numbers as Java prints them.
 */
final class ValueText {

    private final ConnectorSession session;

    ValueText(ConnectorSession session) {
        this.session = session;
    }

    /** Null for NULL. */
    @Nullable
    String of(Type type, Block block, int position) {
        Object value = type.getObjectValue(session, block, position);
        return value == null ? null : text(type, value);
    }

    private static String text(Type type, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (type instanceof ArrayType array) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            ((List<?>) value).forEach(element -> text.add(text(array.getElementType(), element)));
            return text.toString();
        }
        if (type instanceof MapType map) {
            StringJoiner text = new StringJoiner(", ", "{", "}");
            ((Map<?, ?>) value)
                    .forEach((key, entry) ->
                            text.add(text(map.getKeyType(), key) + "=" + text(map.getValueType(), entry)));
            return text.toString();
        }
        if (type instanceof RowType row) {
            return row(row, (List<?>) value);
        }
        if (value instanceof SqlVarbinary bytes) {
            return hexadecimal(bytes.getBytes());
        }
        if (value instanceof Float number) {
            return Decimals.text(number);
        }
        return value instanceof Double number ? Decimals.text(number) : value.toString();
    }

    /** A field without a name has its number for one. */
    private static String row(RowType type, List<?> values) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < values.size(); i++) {
            RowType.Field field = type.getFields().get(i);
            text.add(field.getName().orElse("field" + i) + "=" + text(field.getType(), values.get(i)));
        }
        return text.toString();
    }

    private static String hexadecimal(byte[] bytes) {
        StringJoiner text = new StringJoiner(" ");
        for (byte b : bytes) {
            text.add(Character.toString(Character.forDigit((b >> 4) & 0xF, 16)) + Character.forDigit(b & 0xF, 16));
        }
        return text.toString();
    }
}
