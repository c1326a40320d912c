package wildrydes.pump.sql.query;

import java.math.BigDecimal;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.sql.problem.Problem;

/**
 * How far a window reaches back. Windows that do not end at the current row are refused, as
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-allowed-disallowed-window.html says.
 */
final class Frames {

    private static final String EXAMPLE = "Write RANGE INTERVAL '1' MINUTE PRECEDING or ROWS 10 PRECEDING.";

    private Frames() {}

    static Frame of(SqlWindow window, Expressions expressions) {
        SqlNode lower = window.getLowerBound();
        SqlNode upper = window.getUpperBound();
        if (upper != null) {
            refuseFollowing(upper);
        }
        if (lower == null) {
            throw Problem.at(
                    window,
                    "This window does not say how far it reaches back, and a stream has no beginning.",
                    EXAMPLE);
        }
        refuseFollowing(lower);
        if (upper != null && !SqlWindow.isCurrentRow(upper) && !isZeroPreceding(upper)) {
            throw Problem.at(
                    upper, "A window must end with the current row.", "Write BETWEEN ... PRECEDING AND CURRENT ROW.");
        }
        if (SqlWindow.isCurrentRow(lower)) {
            return window.isRows() ? new Frame.Rows(0) : new Frame.Range(0);
        }
        if (SqlWindow.isUnboundedPreceding(lower)) {
            return new Frame.Unbounded();
        }
        SqlNode distance = ((SqlCall) lower).operand(0);
        return window.isRows() ? rows(distance) : range(distance, expressions);
    }

    private static void refuseFollowing(SqlNode bound) {
        if (bound.getKind() == SqlKind.FOLLOWING || SqlWindow.isUnboundedFollowing(bound)) {
            throw Problem.at(bound, "A window cannot reach into the future, which FOLLOWING means.", EXAMPLE);
        }
    }

    private static boolean isZeroPreceding(SqlNode bound) {
        return bound.getKind() == SqlKind.PRECEDING
                && ((SqlCall) bound).operand(0) instanceof SqlNumericLiteral number
                && BigDecimal.ZERO.compareTo(number.bigDecimalValue()) == 0;
    }

    private static Frame rows(SqlNode distance) {
        if (distance.getKind() == SqlKind.MINUS_PREFIX
                || distance instanceof SqlNumericLiteral literal && isNegative(literal)) {
            throw Problem.at(distance, "A window cannot reach back a negative number of rows.", EXAMPLE);
        }
        @Nullable Integer rows = distance instanceof SqlNumericLiteral number ? whole(number) : null;
        if (rows == null) {
            throw Problem.at(distance, "ROWS needs a whole number of rows.", EXAMPLE);
        }
        return new Frame.Rows(rows);
    }

    private static boolean isNegative(SqlNumericLiteral number) {
        BigDecimal value = number.bigDecimalValue();
        return value != null && value.signum() < 0;
    }

    /** A whole number; null if it is none. */
    static @Nullable Integer whole(SqlNumericLiteral number) {
        BigDecimal value = number.bigDecimalValue();
        try {
            return value == null ? null : value.intValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Frame range(SqlNode distance, Expressions expressions) {
        if (distance.getKind() == SqlKind.LITERAL && distance instanceof SqlNumericLiteral) {
            throw Problem.at(distance, "RANGE needs an interval; a number counts ROWS.", EXAMPLE);
        }
        return new Frame.Range(Literals.number(Intervals.milliseconds(distance, "The RANGE of a window", expressions))
                .longValueExact());
    }
}
