package wildrydes.pump.expression;

import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The limits of the SQL types. The types of decimal sums, products and quotients that follow from them are Calcite's own
 * rules, which are those of docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-numeric-types-precision.html.
 */
public final class KdaTypeSystem extends RelDataTypeSystemImpl {

    /** Has no state. */
    public static final KdaTypeSystem INSTANCE = new KdaTypeSystem();

    /** How many digits a DECIMAL has at most. */
    static final int DECIMAL_DIGITS = 18;

    /** How long a character string or a binary is at most. */
    static final int LENGTH = 65_535;

    private KdaTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DECIMAL_DIGITS;
            case CHAR, VARCHAR, BINARY, VARBINARY -> LENGTH;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxScale(type);
    }

    /** Rows hold times in milliseconds. */
    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case TIMESTAMP, TIME -> 3;
            case VARCHAR, VARBINARY -> LENGTH;
            default -> super.getDefaultPrecision(type);
        };
    }

    /** CASE WHEN x THEN 'a' ELSE 'abc' END gives 'a', not 'a  '. */
    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }
}
