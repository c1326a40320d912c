package wildrydes.pump.sql.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexRangeRef;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlTimeLiteral;
import org.apache.calcite.sql.SqlTimestampLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlVisitor;
import org.apache.calcite.sql.validate.ParameterScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql2rel.InitializerExpressionFactory;
import org.apache.calcite.sql2rel.NullInitializerExpressionFactory;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.util.BitString;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import wildrydes.pump.sql.problem.Problem;

/**
 * Makes Calcite's typed form of a validated expression, as its converter of whole queries does, which would bring its
 * planner with it.
 */
final class ExpressionConverter implements SqlRexContext, SqlVisitor<RexNode> {

    private final SqlValidatorImpl validator;
    private final RexBuilder builder;
    private final ParameterScope scope;
    private final Map<String, RexNode> values;

    ExpressionConverter(
            SqlValidatorImpl validator,
            RexBuilder builder,
            Map<String, RelDataType> types,
            Map<String, RexNode> values) {
        this.validator = validator;
        this.builder = builder;
        this.scope = new ParameterScope(validator, types);
        this.values = values;
    }

    @Override
    public RexNode convertExpression(SqlNode expression) {
        return expression.accept(this);
    }

    @Override
    public RexNode visit(SqlLiteral literal) {
        return convertLiteral(literal);
    }

    @Override
    public RexNode visit(SqlCall call) {
        if (call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN) {
            return in(call);
        }
        if (SqlKind.COMPARISON.contains(call.getKind()) || call.getKind() == SqlKind.BETWEEN) {
            checkComparable(call);
        }
        SqlCall permuted = new SqlCallBinding(validator, scope, call).permutedCall();
        SqlRexConvertlet convertlet = StandardConvertletTable.INSTANCE.get(permuted);
        if (convertlet == null) {
            throw Problem.at(call, call.getOperator().getName() + " cannot stand here.", "");
        }
        return convertlet.convertCall(this, permuted);
    }

    /** The validator would let text be compared with a number, which has no meaning. */
    private void checkComparable(SqlCall call) {
        for (SqlNode operand : call.getOperandList().subList(1, call.operandCount())) {
            RelDataType a = validator.deriveType(scope, call.operand(0));
            RelDataType b = validator.deriveType(scope, operand);
            if (a.isStruct() || b.isStruct() || getTypeFactory().leastRestrictive(List.of(a, b)) == null) {
                throw Problem.at(
                        call,
                        "A value of type " + TypeNames.of(a) + " cannot be compared with one of type " + TypeNames.of(b)
                                + ".",
                        "Write text in single quotes, numbers without quotes, and times as TIMESTAMP '2019-06-25 11:00:00'.");
            }
        }
    }

    private RexNode in(SqlCall call) {
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            throw Problem.at(call, "IN with a query cannot be used on a stream.", "Join the stream with the table.");
        }
        List<RexNode> comparisons = new ArrayList<>();
        for (SqlNode value : list) {
            comparisons.add(convertExpression(
                    SqlStdOperatorTable.EQUALS.createCall(value.getParserPosition(), call.operand(0), value)));
        }
        RexNode any = RexUtil.composeDisjunction(builder, comparisons);
        return call.getKind() == SqlKind.IN ? any : builder.makeCall(SqlStdOperatorTable.NOT, any);
    }

    @Override
    public RexNode visit(SqlIdentifier id) {
        SqlCall nullary = validator.makeNullaryCall(id);
        if (nullary != null) {
            return convertExpression(nullary);
        }
        RexNode value = values.get(id.names.get(0));
        if (value == null) {
            throw Problem.at(id, "The name " + id + " is not known here.", "");
        }
        for (String name : id.names.subList(1, id.names.size())) {
            value = builder.makeFieldAccess(value, name, true);
        }
        return value;
    }

    @Override
    public RexNode visit(SqlIntervalQualifier qualifier) {
        return builder.makeIntervalLiteral(qualifier);
    }

    @Override
    public RexNode visit(SqlNodeList list) {
        throw Problem.at(list, "A list of values cannot stand here.", "Lists stand behind IN.");
    }

    @Override
    public RexNode visit(SqlDataTypeSpec type) {
        throw Problem.at(type, "A type cannot stand here.", "Types stand in CAST(... AS type).");
    }

    @Override
    public RexNode visit(SqlDynamicParam parameter) {
        throw Problem.at(parameter, "A pump has no parameters.", "Write the value in the place of the ?.");
    }

    @Override
    public RexNode convertLiteral(SqlLiteral literal) {
        if (literal.getTypeName() == SqlTypeName.UNKNOWN) {
            return convertLiteral(validator.resolveLiteral(literal));
        }
        if (literal.getValue() == null) {
            RelDataType type = validator.getValidatedNodeTypeIfKnown(literal);
            return builder.makeNullLiteral(type == null ? getTypeFactory().createSqlType(SqlTypeName.NULL) : type);
        }
        return switch (literal.getTypeName()) {
            case DECIMAL ->
                builder.makeExactLiteral(literal.getValueAs(BigDecimal.class), literal.createSqlType(getTypeFactory()));
            case DOUBLE -> builder.makeApproxLiteral(literal.getValueAs(BigDecimal.class));
            case CHAR -> builder.makeCharLiteral(literal.getValueAs(NlsString.class));
            case BOOLEAN -> builder.makeLiteral(literal.getValueAs(Boolean.class));
            case BINARY ->
                builder.makeBinaryLiteral(
                        new ByteString(literal.getValueAs(BitString.class).getAsByteArray()));
            case SYMBOL -> builder.makeFlag(literal.getValueAs(Enum.class));
            case TIMESTAMP ->
                builder.makeTimestampLiteral(
                        literal.getValueAs(TimestampString.class), ((SqlTimestampLiteral) literal).getPrec());
            case TIME ->
                builder.makeTimeLiteral(literal.getValueAs(TimeString.class), ((SqlTimeLiteral) literal).getPrec());
            case DATE -> builder.makeDateLiteral(literal.getValueAs(DateString.class));
            default -> interval(literal);
        };
    }

    private RexNode interval(SqlLiteral literal) {
        if (!SqlTypeName.INTERVAL_TYPES.contains(literal.getTypeName())) {
            throw Problem.at(literal, "A literal of type " + literal.getTypeName() + " cannot stand here.", "");
        }
        return builder.makeIntervalLiteral(
                literal.getValueAs(BigDecimal.class), literal.getValueAs(SqlIntervalQualifier.class));
    }

    @Override
    public boolean hasEmptyGroup() {
        return false;
    }

    @Override
    public RexBuilder getRexBuilder() {
        return builder;
    }

    @Override
    public RexRangeRef getSubQueryExpr(SqlCall call) {
        throw Problem.at(call, "A query cannot stand here.", "Join the stream with the table.");
    }

    @Override
    public RelDataTypeFactory getTypeFactory() {
        return builder.getTypeFactory();
    }

    @Override
    public InitializerExpressionFactory getInitializerExpressionFactory() {
        return NullInitializerExpressionFactory.INSTANCE;
    }

    @Override
    public SqlValidator getValidator() {
        return validator;
    }
}
