package wildrydes.pump.expression;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Makes Calcite's expressions. Unlike Calcite's own it leaves casts of literals to {@link RowCompiler}, which
 * computes them once, too, but by our rules: Calcite makes infinity of a number that is too large for a REAL, cuts a date
 * that is too long for its string, and loses the milliseconds of intervals.
 */
public final class KdaRexBuilder extends RexBuilder {

    /** A builder with the types of {@link Types#factory()}. */
    public KdaRexBuilder() {
        super(Types.factory());
    }

    @Override
    public RexNode makeCast(
            SqlParserPos place,
            RelDataType type,
            RexNode operand,
            boolean matchNullability,
            boolean safe,
            RexLiteral format) {
        return operand instanceof RexLiteral literal
                        && !literal.isNull()
                        && type.getSqlTypeName() != operand.getType().getSqlTypeName()
                ? makeAbstractCast(place, type, operand, safe, format)
                : super.makeCast(place, type, operand, matchNullability, safe, format);
    }
}
