package wildrydes.pump.expression;

import java.util.function.Consumer;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlValidatorException;

/** Errors of our functions that the validator reports with their place, as it does its own. */
final class PlacedErrors {

    private PlacedErrors() {}

    /** An error of a call; without a place where it is no longer text. */
    static RuntimeException of(SqlOperatorBinding call, String message) {
        if (!(call instanceof SqlCallBinding binding)) {
            return new IllegalArgumentException(message);
        }
        SqlParserPos place = binding.getCall().getParserPosition();
        return new CalciteContextException(
                message,
                new SqlValidatorException(message, null),
                place.getLineNum(),
                place.getColumnNum(),
                place.getEndLineNum(),
                place.getEndColumnNum());
    }

    /**
     * A type of a call, which is an error where an operand is a literal string that is not right.
     *
     * @param check throws an {@link IllegalArgumentException} for such a string
     */
    static SqlReturnTypeInference checking(int operand, Consumer<String> check, SqlReturnTypeInference type) {
        return call -> {
            if (call.isOperandLiteral(operand, false)) {
                String literal = call.getOperandLiteralValue(operand, String.class);
                try {
                    if (literal != null) {
                        check.accept(literal);
                    }
                } catch (IllegalArgumentException e) {
                    throw of(call, String.valueOf(e.getMessage()));
                }
            }
            return type.inferReturnType(call);
        };
    }
}
