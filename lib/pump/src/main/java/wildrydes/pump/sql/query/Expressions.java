package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import wildrydes.pump.expression.KdaOperatorTable;
import wildrydes.pump.expression.KdaRexBuilder;
import wildrydes.pump.expression.Types;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.catalog.DeclaredFunction;
import wildrydes.pump.sql.problem.CalciteProblems;

/**
 * Single expressions, checked by Calcite's validator and made into its typed form. Nothing is cast that the text does not
 * cast: a string is no number.
 */
public final class Expressions {

    private static final RelDataTypeFactory TYPES = Types.factory();
    private static final RexBuilder BUILDER = new KdaRexBuilder();
    private static final SqlValidator.Config CONFIG = SqlValidator.Config.DEFAULT
            .withTypeCoercionEnabled(false)
            .withConformance(SqlConformanceEnum.DEFAULT)
            .withIdentifierExpansion(false)
            .withColumnReferenceExpansion(false);

    private final Validator validator = new Validator();

    /** Calcite keeps this constructor from others than subclasses. */
    private static final class Validator extends SqlValidatorImpl {
        Validator() {
            super(KdaOperatorTable.instance(), new NoCatalog(), TYPES, CONFIG);
        }
    }

    static RexBuilder builder() {
        return BUILDER;
    }

    static RelDataTypeFactory types() {
        return TYPES;
    }

    /** The rowtime of whatever row the expression is computed from. */
    static RexNode rowtime() {
        return BUILDER.makeCall(KdaOperatorTable.ROWTIME_OF_ROW);
    }

    static boolean isRowtime(RexNode node) {
        return node instanceof RexCall call && call.getOperator().equals(KdaOperatorTable.ROWTIME_OF_ROW);
    }

    /**
     * Checks and converts an expression.
     *
     * @param expression is changed by the validator, so that nobody else may hold it
     * @param values what its names stand for
     * @throws wildrydes.pump.sql.problem.Problem if it makes no sense
     */
    RexNode convert(SqlNode expression, Map<String, RexNode> values) {
        Map<String, RelDataType> types = new HashMap<>();
        values.forEach((name, value) -> types.put(name, value.getType()));
        try {
            SqlNode validated = validator.validateParameterizedExpression(expression, types);
            return new ExpressionConverter(validator, BUILDER, types, values).convertExpression(validated);
        } catch (RuntimeException e) {
            throw CalciteProblems.of(e, expression, KdaOperatorTable.instance());
        }
    }

    /** The type of a declaration. */
    public RelDataType type(SqlDataTypeSpec declared) {
        try {
            return declared.deriveType(validator);
        } catch (RuntimeException e) {
            throw CalciteProblems.ofType(e, declared);
        }
    }

    /**
     * Checks a function when it is declared.
     *
     * @throws wildrydes.pump.sql.problem.Problem if its body makes no sense
     */
    public void check(DeclaredFunction function, Catalog catalog) {
        FunctionBody.check(catalog, function, this);
    }

    /** A value as one of another type; the value itself where that changes nothing. */
    static RexNode cast(RexNode value, RelDataType type) {
        RelDataType nullable =
                TYPES.createTypeWithNullability(type, value.getType().isNullable());
        return value.getType().equals(nullable) ? value : BUILDER.makeAbstractCast(nullable, value, false);
    }

    /** What is put together by AND. */
    static List<RexNode> conjuncts(RexNode condition) {
        if (condition instanceof RexCall call && call.getKind() == SqlKind.AND) {
            return call.getOperands().stream()
                    .flatMap(o -> conjuncts(o).stream())
                    .toList();
        }
        return List.of(condition);
    }

    /** All of them are true. */
    static RexNode all(List<RexNode> conditions) {
        List<RexNode> operands = new ArrayList<>(conditions);
        return operands.size() == 1 ? operands.get(0) : BUILDER.makeCall(SqlStdOperatorTable.AND, operands);
    }
}
