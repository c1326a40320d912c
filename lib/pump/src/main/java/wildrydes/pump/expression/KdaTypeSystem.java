package wildrydes.pump.expression;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.function.Texts;

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
    static final int LENGTH = Texts.LENGTH;

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

    /** What CAST does with a literal is what {@link wildrydes.pump.function.Conversions} does with a value. */
    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_UP;
    }

    /**
     * As the page says it: d = p1 - s1 + s2 whole digits, and behind the point the larger of 6 and s1 + p2 + 1, as far as
     * there is room, but not fewer than the first operand has. 5.0 / 2 is 2.500000000000.
     */
    @Override
    public @Nullable RelDataType deriveDecimalDivideType(
            RelDataTypeFactory factory, RelDataType dividend, RelDataType divisor) {
        if (super.deriveDecimalDivideType(factory, dividend, divisor) == null) {
            return null;
        }
        RelDataType first = factory.decimalOf(dividend);
        RelDataType second = factory.decimalOf(divisor);
        int whole = Math.min(first.getPrecision() - first.getScale() + second.getScale(), DECIMAL_DIGITS);
        int wanted = Math.max(6, first.getScale() + second.getPrecision() + 1);
        int scale = Math.max(Math.min(wanted, DECIMAL_DIGITS - whole), first.getScale());
        return factory.createSqlType(SqlTypeName.DECIMAL, Math.min(whole + scale, DECIMAL_DIGITS), scale);
    }

    /** CASE WHEN x THEN 'a' ELSE 'abc' END gives 'a', not 'a  '. */
    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }
}
