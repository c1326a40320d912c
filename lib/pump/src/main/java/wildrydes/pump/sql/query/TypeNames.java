package wildrydes.pump.sql.query;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import wildrydes.pump.expression.Types;

/** Types as messages name them. */
final class TypeNames {

    private TypeNames() {}

    static String of(RelDataType type) {
        if (type.isStruct()) {
            return "record";
        }
        if (SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())) {
            return "INTERVAL";
        }
        if (type.getSqlTypeName() == SqlTypeName.NULL) {
            return "NULL";
        }
        try {
            return Types.of(type).toString();
        } catch (IllegalArgumentException e) {
            return type.getSqlTypeName().getName();
        }
    }
}
