package wildrydes.athena.type;

import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.MapValueBuilder;
import io.trino.spi.block.RowValueBuilder;
import io.trino.spi.block.SqlMap;
import io.trino.spi.block.SqlRow;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.MapType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeUtils;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes Trino's arrays, maps and rows of Trino's values. */
public final class Nested {

    private Nested() {}

    /** An array. */
    public static Block array(ArrayType type, List<? extends @Nullable Object> elements) {
        Type element = type.getElementType();
        BlockBuilder builder = element.createBlockBuilder(null, elements.size());
        for (Object value : elements) {
            TypeUtils.writeNativeValue(element, builder, value);
        }
        return builder.build();
    }

    /**
     * A map.
     *
     * @param entries whose keys are Trino's values, too, and no two of them equal
     */
    public static SqlMap map(MapType type, Map<Object, ? extends @Nullable Object> entries) {
        return MapValueBuilder.buildMapValue(type, entries.size(), (keys, values) -> {
            for (Map.Entry<Object, ? extends @Nullable Object> entry : entries.entrySet()) {
                TypeUtils.writeNativeValue(type.getKeyType(), keys, entry.getKey());
                TypeUtils.writeNativeValue(type.getValueType(), values, entry.getValue());
            }
        });
    }

    /**
     * A row.
     *
     * @param values in the order of the type's fields
     */
    public static SqlRow row(RowType type, @Nullable Object[] values) {
        List<Type> types = type.getTypeParameters();
        return RowValueBuilder.buildRowValue(type, builders -> {
            for (int i = 0; i < values.length; i++) {
                TypeUtils.writeNativeValue(types.get(i), builders.get(i), values[i]);
            }
        });
    }
}
