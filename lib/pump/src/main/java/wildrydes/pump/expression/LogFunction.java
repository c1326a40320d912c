package wildrydes.pump.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeUtil;
import wildrydes.pump.function.ColumnDescription;
import wildrydes.pump.function.LogParser;

/**
 * A function from a line of a log to a record, whose fields follow from its other operands: these are literals. A line
 * that does not have the form is NULL.
 */
final class LogFunction extends SqlFunction {

    private final Function<List<Object>, LogParser> parsers;

    /**
     * A function.
     *
     * @param parsers makes the parser of the literals behind the line, which are Strings and Integers; throws an {@link
     *     IllegalArgumentException} where they are not right
     */
    LogFunction(String name, SqlOperandTypeChecker operands, Function<List<Object>, LogParser> parsers) {
        super(name, SqlKind.OTHER_FUNCTION, null, null, operands, SqlFunctionCategory.STRING);
        this.parsers = parsers;
    }

    /** What executes a call. */
    Expression expression(RexCall call, List<Expression> operands) {
        List<Object> arguments = new ArrayList<>();
        for (RexNode operand : call.getOperands().subList(1, operands.size())) {
            Object argument = operand instanceof RexLiteral literal ? Literals.value(literal) : null;
            if (argument == null) {
                throw new IllegalArgumentException(notLiteral());
            }
            arguments.add(argument);
        }
        LogParser parser = parsers.apply(arguments);
        return Strict.<String>of(operands.get(0), parser::parse);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 1; i < call.getOperandCount(); i++) {
            arguments.add(argument(call, i));
        }
        try {
            return record(call.getTypeFactory(), parsers.apply(arguments).columns());
        } catch (IllegalArgumentException e) {
            throw PlacedErrors.of(call, String.valueOf(e.getMessage()));
        }
    }

    private Object argument(SqlOperatorBinding call, int index) {
        Object argument = null;
        if (call.isOperandLiteral(index, false)) {
            argument = SqlTypeUtil.inCharFamily(call.getOperandType(index))
                    ? call.getOperandLiteralValue(index, String.class)
                    : call.getOperandLiteralValue(index, Integer.class);
        }
        if (argument == null) {
            throw PlacedErrors.of(call, notLiteral());
        }
        return argument;
    }

    private String notLiteral() {
        return "The operands of " + getName() + " behind the first must be literals: its columns follow from them.";
    }

    private static RelDataType record(RelDataTypeFactory factory, List<ColumnDescription> columns) {
        RelDataTypeFactory.Builder record = factory.builder();
        columns.forEach(c -> record.add(c.name(), Types.relational(factory, c.type())));
        return factory.createTypeWithNullability(record.build(), true);
    }
}
