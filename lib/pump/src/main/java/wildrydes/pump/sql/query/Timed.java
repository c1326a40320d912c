package wildrydes.pump.sql.query;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Expressions that depend on the rowtime alone, and whether they only grow with it; after
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-monotonic-expressions-operators.html.
 */
final class Timed {

    private enum Direction {
        CONSTANT,
        UP,
        DOWN,
        NONE;

        Direction reversed() {
            return switch (this) {
                case UP -> DOWN;
                case DOWN -> UP;
                default -> this;
            };
        }

        Direction with(Direction other) {
            if (this == CONSTANT || this == other) {
                return other;
            }
            return other == CONSTANT ? this : NONE;
        }
    }

    /** Says that an expression has a column which the rowtime does not determine. */
    private static final class Untimed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Untimed() {
            super(null, null, false, false);
        }
    }

    /** Larger expressions are not followed: queries in queries can double them at each level. */
    private static final int LARGEST = 500;

    private Timed() {}

    /** An expression over rows as one of the rowtime alone; null where it is not, or where it is constant. */
    static @Nullable RexNode of(RexNode expression, Rows rows) {
        boolean[] timed = new boolean[1];
        int[] size = new int[1];
        try {
            RexNode result = expression.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    RexNode value = rows.timed().get(ref.getIndex());
                    if (value == null) {
                        throw new Untimed();
                    }
                    timed[0] = true;
                    size[0] += Sizes.of(value, LARGEST);
                    return value;
                }

                @Override
                public RexNode visitCall(RexCall call) {
                    if (++size[0] > LARGEST) {
                        throw new Untimed();
                    }
                    if (Expressions.isRowtime(call)) {
                        timed[0] = true;
                        return call;
                    }
                    if (!call.getOperator().isDeterministic()
                            || call.getOperator().isDynamicFunction()) {
                        throw new Untimed();
                    }
                    return super.visitCall(call);
                }
            });
            return timed[0] ? result : null;
        } catch (Untimed e) {
            return null;
        }
    }

    /** Whether an expression of the rowtime never goes back (or never goes forth) while the rowtime grows. */
    static boolean isMonotonic(RexNode timed) {
        Direction direction = direction(timed);
        return direction == Direction.UP || direction == Direction.DOWN;
    }

    /** Whether it never goes back. */
    static boolean grows(RexNode timed) {
        return direction(timed) == Direction.UP;
    }

    /**
     * What an expression of the rowtime had been for the rows of a window, said of the row at the window's end: the window
     * lasts until the expression changes, so that a millisecond before its end it still has that value.
     */
    static RexNode beforeEnd(RexNode timed) {
        RexNode millisecond = Expressions.builder()
                .makeIntervalLiteral(
                        BigDecimal.ONE, new SqlIntervalQualifier(TimeUnit.SECOND, null, SqlParserPos.ZERO));
        RexNode before = Expressions.builder()
                .makeCall(
                        Expressions.rowtime().getType(),
                        SqlStdOperatorTable.MINUS_DATE,
                        List.of(Expressions.rowtime(), millisecond));
        return timed.accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                return Expressions.isRowtime(call) ? before : super.visitCall(call);
            }
        });
    }

    private static Direction direction(RexNode node) {
        if (node instanceof RexLiteral) {
            return Direction.CONSTANT;
        }
        if (!(node instanceof RexCall call)) {
            return Direction.NONE;
        }
        if (Expressions.isRowtime(call)) {
            return Direction.UP;
        }
        return switch (call.getKind()) {
            case FLOOR, CEIL, REINTERPRET -> direction(call.getOperands().get(0));
            case CAST -> keepsOrder(call) ? direction(call.getOperands().get(0)) : Direction.NONE;
            case PLUS ->
                direction(call.getOperands().get(0))
                        .with(direction(call.getOperands().get(1)));
            case MINUS ->
                direction(call.getOperands().get(0))
                        .with(direction(call.getOperands().get(1)).reversed());
            case MINUS_PREFIX -> direction(call.getOperands().get(0)).reversed();
            case PLUS_PREFIX -> direction(call.getOperands().get(0));
            case TIMES -> product(call.getOperands().get(0), call.getOperands().get(1));
            case DIVIDE ->
                quotient(call.getOperands().get(0), call.getOperands().get(1));
            case EXTRACT -> extract(call);
            default -> named(call);
        };
    }

    private static Direction named(RexCall call) {
        return switch (call.getOperator().getName()) {
            case "STEP", "UNIX_TIMESTAMP", "MONOTONIC" ->
                direction(call.getOperands().get(0));
            default -> Direction.NONE;
        };
    }

    /** Looks at each operand once: chains of products are long where queries in queries make them. */
    private static Direction product(RexNode a, RexNode b) {
        Direction left = direction(a);
        Direction right = direction(b);
        if (left == Direction.CONSTANT) {
            return scaled(right, a);
        }
        return right == Direction.CONSTANT ? scaled(left, b) : Direction.NONE;
    }

    private static Direction quotient(RexNode value, RexNode divisor) {
        return direction(divisor) == Direction.CONSTANT ? scaled(direction(value), divisor) : Direction.NONE;
    }

    private static Direction scaled(Direction value, RexNode constant) {
        return switch (sign(constant)) {
            case 1 -> value;
            case -1 -> value.reversed();
            default -> Direction.NONE;
        };
    }

    private static int sign(RexNode constant) {
        if (constant instanceof RexLiteral literal && literal.getValue4() instanceof BigDecimal number) {
            return number.signum();
        }
        return constant instanceof RexCall call && call.getOperands().size() == 1
                ? switch (call.getKind()) {
                    case CAST -> sign(call.getOperands().get(0));
                    case MINUS_PREFIX -> -sign(call.getOperands().get(0));
                    default -> 0;
                }
                : 0;
    }

    /** The year of a time only grows; its month begins again. */
    private static Direction extract(RexCall call) {
        if (call.getOperands().get(0) instanceof RexLiteral unit && unit.getValue() instanceof TimeUnitRange range) {
            return switch (range) {
                case YEAR, EPOCH -> direction(call.getOperands().get(1));
                default -> Direction.NONE;
            };
        }
        return Direction.NONE;
    }

    private static boolean keepsOrder(RexCall cast) {
        SqlTypeName from = cast.getOperands().get(0).getType().getSqlTypeName();
        SqlTypeName to = cast.getType().getSqlTypeName();
        if (from.getFamily() == SqlTypeFamily.CHARACTER || to.getFamily() == SqlTypeFamily.CHARACTER) {
            return false;
        }
        if (from == SqlTypeName.TIMESTAMP || from == SqlTypeName.DATE) {
            return to == SqlTypeName.TIMESTAMP || to == SqlTypeName.DATE;
        }
        return to != SqlTypeName.BOOLEAN && to != SqlTypeName.TIME;
    }
}
