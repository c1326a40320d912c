package wildrydes.pump.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHARACTER_LENGTH;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHAR_LENGTH;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CONCAT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.INITCAP;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LIKE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LOWER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OVERLAY;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.POSITION;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.SIMILAR_TO;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.TRIM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.UPPER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.function.LikePattern;
import wildrydes.pump.function.Regex;
import wildrydes.pump.function.SimilarPattern;
import wildrydes.pump.function.Texts;

/**
 * Strings; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-string-and-search-functions.html and
 * -string-operators.html. A pattern that is a literal is read once.
 */
final class TextOperators {

    private TextOperators() {}

    static void addTo(Map<SqlOperator, ExpressionCompiler.Operator> all) {
        all.put(
                CONCAT,
                (call, operands) ->
                        SqlTypeName.BINARY_TYPES.contains(call.getType().getSqlTypeName())
                                ? Strict.<byte[], byte[]>of(operands.get(0), operands.get(1), Texts::join)
                                : Strict.<String, String>of(operands.get(0), operands.get(1), Texts::join));
        all.put(UPPER, (call, operands) -> Strict.<String>of(operands.get(0), text -> text.toUpperCase(Locale.ROOT)));
        all.put(LOWER, (call, operands) -> Strict.<String>of(operands.get(0), text -> text.toLowerCase(Locale.ROOT)));
        all.put(INITCAP, (call, operands) -> Strict.<String>of(operands.get(0), Texts::capitals));
        all.put(CHAR_LENGTH, (call, operands) -> Strict.<String>of(operands.get(0), String::length));
        all.put(CHARACTER_LENGTH, (call, operands) -> Strict.<String>of(operands.get(0), String::length));
        all.put(POSITION, TextOperators::position);
        all.put(OVERLAY, TextOperators::overlay);
        all.put(TRIM, TextOperators::trim);
        all.put(KdaOperatorTable.SUBSTRING, TextOperators::substring);
        all.put(
                LIKE,
                (call, operands) ->
                        like(call, operands, (pattern, escape) -> LikePattern.of(pattern, escape)::matches));
        all.put(
                SIMILAR_TO,
                (call, operands) ->
                        like(call, operands, (pattern, escape) -> SimilarPattern.of(pattern, escape)::matches));
        all.put(KdaOperatorTable.REGEX_REPLACE, TextOperators::regexReplace);
        for (LogFunction function : LogFunctions.ALL) {
            all.put(function, function::expression);
        }
    }

    private static Expression position(RexCall call, List<Expression> operands) {
        requireText(call);
        return Strict.<String, String>of(operands.get(0), operands.get(1), (search, text) -> text.indexOf(search) + 1);
    }

    /** The standard has these functions of binaries, too; the reference has not. */
    private static void requireText(RexCall call) {
        if (!isText(call, 0)) {
            throw new IllegalArgumentException(call.getOperator().getName() + " is a function of strings and not of "
                    + call.getOperands().get(0).getType() + ".");
        }
    }

    private static Expression overlay(RexCall call, List<Expression> operands) {
        requireText(call);
        return Strict.of(operands, values -> {
            String with = (String) values[1];
            long length = values.length > 3 ? ((Number) values[3]).longValue() : with.length();
            return Texts.overlay((String) values[0], with, ((Number) values[2]).longValue(), length);
        });
    }

    private static Expression trim(RexCall call, List<Expression> operands) {
        Object flag = Literals.value((RexLiteral) call.getOperands().get(0));
        boolean leading = flag != SqlTrimFunction.Flag.TRAILING;
        boolean trailing = flag != SqlTrimFunction.Flag.LEADING;
        return Strict.<String, String>of(
                operands.get(1), operands.get(2), (character, text) -> Texts.trim(text, character, leading, trailing));
    }

    private static Expression substring(RexCall call, List<Expression> operands) {
        Expression text = operands.get(0);
        if (isText(call, 1)) {
            return operands.size() == 2 ? find(call, text, operands.get(1)) : similar(call, operands);
        }
        if (!isText(call, 0)) {
            return Strict.of(
                    operands,
                    values -> Texts.substring(
                            (byte[]) values[0],
                            ((Number) values[1]).longValue(),
                            values.length > 2 ? ((Number) values[2]).longValue() : Integer.MAX_VALUE));
        }
        return operands.size() == 2
                ? Strict.<String, Number>of(
                        text, operands.get(1), (value, start) -> Texts.substring(value, start.longValue()))
                : Strict.<String, Number, Number>of(
                        text,
                        operands.get(1),
                        operands.get(2),
                        (value, start, length) -> Texts.substring(value, start.longValue(), length.longValue()));
    }

    private static Expression find(RexCall call, Expression text, Expression pattern) {
        String literal = literal(call, 1);
        if (literal != null) {
            Regex regex = Regex.of(literal);
            return Strict.<String>of(text, regex::find);
        }
        return Strict.<String, String>of(
                text, pattern, (value, regex) -> Regex.of(regex).find(value));
    }

    private static Expression similar(RexCall call, List<Expression> operands) {
        String pattern = literal(call, 1);
        String escape = literal(call, 2);
        if (pattern != null && escape != null) {
            Regex regex = SimilarPattern.withPart(pattern, escape);
            return Strict.<String>of(operands.get(0), regex::findPart);
        }
        return Strict.<String, String, String>of(
                operands.get(0),
                operands.get(1),
                operands.get(2),
                (text, parts, character) ->
                        SimilarPattern.withPart(parts, character).findPart(text));
    }

    private static Expression like(
            RexCall call, List<Expression> operands, BiFunction<String, @Nullable String, Predicate<String>> patterns) {
        Expression text = operands.get(0);
        String pattern = literal(call, 1);
        String escape = operands.size() > 2 ? literal(call, 2) : null;
        if (pattern != null && (operands.size() == 2 || escape != null)) {
            Predicate<String> compiled = patterns.apply(pattern, escape);
            return Strict.<String>of(text, compiled::test);
        }
        return Strict.of(
                operands,
                values -> patterns.apply((String) values[1], values.length > 2 ? (String) values[2] : null)
                        .test((String) values[0]));
    }

    private static Expression regexReplace(RexCall call, List<Expression> operands) {
        String literal = literal(call, 1);
        Regex compiled = literal == null ? null : Regex.of(literal);
        return Strict.of(operands, values -> {
            Regex regex = compiled == null ? Regex.of((String) values[1]) : compiled;
            return regex.replace(
                    (String) values[0],
                    (String) values[2],
                    ((Number) values[3]).intValue(),
                    ((Number) values[4]).intValue());
        });
    }

    private static boolean isText(RexCall call, int operand) {
        return SqlTypeName.CHAR_TYPES.contains(
                call.getOperands().get(operand).getType().getSqlTypeName());
    }

    /** The value of an operand that is a literal string; else null. */
    static @Nullable String literal(RexCall call, int operand) {
        RexNode node = call.getOperands().get(operand);
        return node instanceof RexLiteral literal ? (String) Literals.value(literal) : null;
    }
}
