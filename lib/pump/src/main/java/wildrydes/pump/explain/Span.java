package wildrydes.pump.explain;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** How long the windows are that an expression cuts time into. */
public final class Span {

    /** The length of what has no fixed length. */
    public static final long NONE = -1;

    private static final Map<Long, String> UNITS =
            Map.of(1L, "millisecond", 1_000L, "second", 60_000L, "minute", 3_600_000L, "hour", 86_400_000L, "day");

    private Span() {}

    /** Whether an expression grows with ROWTIME: it mentions it. */
    public static boolean mentionsRowtime(SqlNode node) {
        return Tree.any(
                node,
                part -> part instanceof SqlIdentifier id
                        && !id.isStar()
                        && Declarations.name(id).equals("ROWTIME"));
    }

    /** The length of an interval such as INTERVAL '1' MINUTE, in milliseconds; {@link #NONE} for months and years. */
    public static long ofInterval(SqlNode interval) {
        if (interval instanceof SqlIntervalLiteral literal
                && literal.getTypeName().getFamily() == SqlTypeFamily.INTERVAL_DAY_TIME) {
            try {
                return literal.getValueAs(Long.class);
            } catch (RuntimeException e) {
                // INTERVAL 'abc' SECOND has no length; the planner refuses it in its own words.
                return NONE;
            }
        }
        return NONE;
    }

    /** The length of the windows of a monotonic expression, in milliseconds; {@link #NONE} where it cannot be told. */
    public static long of(SqlNode expression) {
        if (!(expression instanceof SqlCall call)) {
            return NONE;
        }
        if (call.getOperator().getName().equals("STEP")) {
            return ofInterval(call.operand(1));
        }
        if (call.getKind() == SqlKind.FLOOR || call.getKind() == SqlKind.CEIL) {
            return call.operandCount() == 2 && call.operand(1) instanceof SqlIntervalQualifier unit
                    ? ofUnit(unit, divisor(call.operand(0)))
                    : NONE;
        }
        return NONE;
    }

    private static long ofUnit(SqlIntervalQualifier unit, long times) {
        BigDecimal multiplier = unit.getStartUnit().multiplier;
        return unit.isYearMonth() || multiplier == null ? NONE : multiplier.longValueExact() * times;
    }

    /** FLOOR(x SECOND / 10 TO SECOND) cuts time into tens of seconds. */
    private static long divisor(SqlNode operand) {
        if (operand.getKind() == SqlKind.DIVIDE
                && ((SqlCall) operand).operand(1) instanceof SqlNumericLiteral literal
                && literal.isInteger()) {
            return literal.getValueAs(BigDecimal.class).longValue();
        }
        return 1;
    }

    /** In words: "minute", "10 seconds", "90 seconds". */
    static String inWords(long millis) {
        String one = UNITS.get(millis);
        if (one != null) {
            return one;
        }
        for (long unit : new long[] {86_400_000, 3_600_000, 60_000, 1_000}) {
            if (millis % unit == 0) {
                return millis / unit + " " + UNITS.get(unit) + "s";
            }
        }
        return millis + " milliseconds";
    }
}
