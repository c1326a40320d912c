package wildrydes.pump.expression;

import java.nio.charset.Charset;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ConversionUtil;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** The way between our types and Calcite's. */
public final class Types {

    private Types() {}

    /**
     * Makes types within the limits of {@link KdaTypeSystem}, and strings of all of Unicode's characters: their character
     * set is that of literals such as {@code u&'\\0009'}, so that these can be compared with any other.
     */
    public static RelDataTypeFactory factory() {
        return new SqlTypeFactoryImpl(KdaTypeSystem.INSTANCE) {
            @Override
            public Charset getDefaultCharset() {
                return Charset.forName(ConversionUtil.NATIVE_UTF16_CHARSET_NAME);
            }
        };
    }

    /** The type as Calcite knows it, nullable. */
    public static RelDataType relational(RelDataTypeFactory factory, SqlType type) {
        SqlTypeName name = SqlTypeName.valueOf(type.name().name());
        RelDataType relational = switch (type.name()) {
            case DECIMAL ->
                factory.createSqlType(
                        name, type.precision() < 0 ? KdaTypeSystem.DECIMAL_DIGITS : type.precision(), type.scale());
            case CHAR, VARCHAR, BINARY, VARBINARY ->
                type.precision() < 0 ? factory.createSqlType(name) : factory.createSqlType(name, type.precision());
            default -> factory.createSqlType(name);
        };
        return factory.createTypeWithNullability(relational, true);
    }

    /**
     * The type of a column that is computed by an expression of a type of Calcite's. An expression that is always NULL has
     * VARCHAR(1).
     *
     * @throws IllegalArgumentException if no column can have such a type, as with intervals
     */
    public static SqlType of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> SqlType.of(TypeName.BOOLEAN);
            case SMALLINT, TINYINT -> SqlType.of(TypeName.SMALLINT);
            case INTEGER -> SqlType.of(TypeName.INTEGER);
            case BIGINT -> SqlType.of(TypeName.BIGINT);
            case REAL -> SqlType.of(TypeName.REAL);
            case FLOAT, DOUBLE -> SqlType.of(TypeName.DOUBLE);
            case DECIMAL -> new SqlType(TypeName.DECIMAL, type.getPrecision(), type.getScale());
            case CHAR -> SqlType.of(TypeName.CHAR, length(type));
            case VARCHAR -> SqlType.of(TypeName.VARCHAR, length(type));
            case BINARY -> SqlType.of(TypeName.BINARY, length(type));
            case VARBINARY -> SqlType.of(TypeName.VARBINARY, length(type));
            case DATE -> SqlType.of(TypeName.DATE);
            case TIME -> SqlType.of(TypeName.TIME);
            case TIMESTAMP -> SqlType.of(TypeName.TIMESTAMP);
            case NULL -> SqlType.of(TypeName.VARCHAR, 1);
            default -> throw new IllegalArgumentException("A column cannot have the type " + type + ".");
        };
    }

    private static int length(RelDataType type) {
        return type.getPrecision() < 0 ? KdaTypeSystem.LENGTH : type.getPrecision();
    }
}
