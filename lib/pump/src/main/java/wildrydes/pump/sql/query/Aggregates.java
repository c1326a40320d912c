package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.sql.problem.Problem;

/**
 * The aggregate functions: which there are, what they take, and the type of their result;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-aggregate-functions.html and
 * sql-reference-analytic-functions.html.
 */
final class Aggregates {

    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("COUNT", Function.COUNT),
            Map.entry("SUM", Function.SUM),
            Map.entry("MIN", Function.MIN),
            Map.entry("MAX", Function.MAX),
            Map.entry("AVG", Function.AVG),
            Map.entry("STDDEV_POP", Function.STDDEV_POP),
            Map.entry("STDDEV_SAMP", Function.STDDEV_SAMP),
            Map.entry("STDDEV", Function.STDDEV_SAMP),
            Map.entry("VAR_POP", Function.VAR_POP),
            Map.entry("VAR_SAMP", Function.VAR_SAMP),
            Map.entry("VARIANCE", Function.VAR_SAMP),
            Map.entry("EXP_AVG", Function.EXP_AVG),
            Map.entry("FIRST_VALUE", Function.FIRST_VALUE),
            Map.entry("LAST_VALUE", Function.LAST_VALUE),
            Map.entry("NTH_VALUE", Function.NTH_VALUE),
            Map.entry("LAG", Function.LAG));

    /** Aggregates of standard SQL that the service never had. */
    private static final Set<String> FOREIGN = Set.of(
            "LEAD",
            "RANK",
            "DENSE_RANK",
            "ROW_NUMBER",
            "NTILE",
            "PERCENT_RANK",
            "CUME_DIST",
            "LISTAGG",
            "STRING_AGG",
            "ARRAY_AGG",
            "COLLECT",
            "FUSION",
            "APPROX_COUNT_DISTINCT",
            "PERCENTILE_CONT",
            "PERCENTILE_DISC",
            "MEDIAN",
            "MODE",
            "COVAR_POP",
            "COVAR_SAMP",
            "REGR_COUNT",
            "REGR_SXX",
            "REGR_SYY",
            "EVERY",
            "SOME",
            "ANY_VALUE",
            "SINGLE_VALUE",
            "BIT_AND",
            "BIT_OR",
            "BIT_XOR",
            "GROUPING",
            "GROUPING_ID",
            "GROUP_ID",
            "JSON_OBJECTAGG",
            "JSON_ARRAYAGG");

    /** Those that look at the order of rows, and so make sense over a window only. */
    private static final Set<Function> WINDOW_ONLY = Set.of(Function.EXP_AVG, Function.LAG, Function.NTH_VALUE);

    private static final Set<Function> IGNORES_NULLS =
            Set.of(Function.FIRST_VALUE, Function.LAST_VALUE, Function.NTH_VALUE, Function.LAG);

    /**
     * A call that is understood.
     *
     * @param ignoreNulls as the plan has it: false for functions that have no choice
     */
    record Call(Function function, List<RexNode> arguments, RelDataType type, boolean ignoreNulls) {

        Call {
            arguments = List.copyOf(arguments);
        }
    }

    private Aggregates() {}

    static boolean isAggregate(SqlCall call) {
        return switch (call.getKind()) {
            case FILTER, WITHIN_GROUP, WITHIN_DISTINCT, IGNORE_NULLS, RESPECT_NULLS -> true;
            default -> isName(name(call));
        };
    }

    private static boolean isName(String name) {
        return FUNCTIONS.containsKey(name) || FOREIGN.contains(name);
    }

    private static String name(SqlCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }

    /** The call itself, without IGNORE NULLS around it. */
    static SqlCall bare(SqlCall call) {
        return switch (call.getKind()) {
            case IGNORE_NULLS, RESPECT_NULLS -> bare(call.operand(0));
            case FILTER ->
                throw Problem.at(
                        call,
                        "FILTER is not among what Kinesis Data Analytics knows.",
                        "Write the condition as CASE WHEN ... THEN ... END within the aggregate.");
            case WITHIN_GROUP, WITHIN_DISTINCT ->
                throw Problem.at(call, "WITHIN is not among what Kinesis Data Analytics knows.", "");
            default -> call;
        };
    }

    static boolean isDistinct(SqlCall call) {
        return call.getFunctionQuantifier() != null
                && call.getFunctionQuantifier().symbolValue(SqlSelectKeyword.class) == SqlSelectKeyword.DISTINCT;
    }

    /**
     * Understands a call.
     *
     * @param call as it was written, with IGNORE NULLS around it
     * @param arguments its arguments, converted; COUNT(*) has none
     * @param window whether it stands OVER a window
     */
    static Call of(SqlCall call, List<RexNode> arguments, boolean window) {
        SqlCall bare = bare(call);
        String name = name(bare);
        Function function = FUNCTIONS.get(name);
        if (function == null) {
            throw Problem.at(
                    bare,
                    name + " is not among the aggregates of Kinesis Data Analytics.",
                    "They are COUNT, SUM, MIN, MAX, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, EXP_AVG, FIRST_VALUE,"
                            + " LAST_VALUE, NTH_VALUE and LAG.");
        }
        if (!window && WINDOW_ONLY.contains(function)) {
            throw Problem.at(bare, name + " needs a window.", "Write " + name + "(...) OVER (ROWS 10 PRECEDING).");
        }
        boolean distinct = isDistinct(bare);
        if (distinct && !window) {
            throw Problem.at(
                    bare,
                    name + "(DISTINCT ...) cannot be used in a streaming GROUP BY.",
                    "Count different values by COUNT_DISTINCT_ITEMS_TUMBLING, or group a SELECT STREAM DISTINCT.");
        }
        if (distinct && function == Function.COUNT) {
            function = Function.COUNT_DISTINCT;
        } else if (distinct && function != Function.MIN && function != Function.MAX) {
            throw Problem.at(bare, name + "(DISTINCT ...) over a window is not supported.", "Leave DISTINCT out.");
        }
        checkArguments(bare, name, function, arguments);
        boolean ignoreNulls = call.getKind() == SqlKind.IGNORE_NULLS;
        if (call.getKind() != bare.getKind() && !IGNORES_NULLS.contains(function) && isNullsClause(call)) {
            throw Problem.at(call, name + " always ignores NULL.", "Leave IGNORE NULLS and RESPECT NULLS out.");
        }
        return new Call(function, milliseconds(function, arguments), type(function, arguments), ignoreNulls);
    }

    private static boolean isNullsClause(SqlCall call) {
        return call.getKind() == SqlKind.IGNORE_NULLS || call.getKind() == SqlKind.RESPECT_NULLS;
    }

    static boolean isStar(SqlCall bare) {
        return bare.operandCount() == 1 && bare.operand(0) instanceof SqlIdentifier id && id.isStar();
    }

    private static void checkArguments(SqlCall call, String name, Function function, List<RexNode> arguments) {
        int least = 1;
        int most = 1;
        switch (function) {
            case COUNT -> least = isStar(call) ? 0 : 1;
            case EXP_AVG, NTH_VALUE -> {
                least = 2;
                most = 2;
            }
            case LAG -> most = 3;
            default -> {}
        }
        if (arguments.size() < least || arguments.size() > most || isStar(call) && function != Function.COUNT) {
            throw Problem.at(
                    call,
                    isStar(call)
                            ? "Only COUNT can have * as its argument."
                            : name + " cannot have " + arguments.size() + " arguments.",
                    "Look up its arguments in the SQL reference.");
        }
        switch (function) {
            case SUM, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, EXP_AVG -> number(call, name, arguments.get(0));
            case MIN, MAX -> {
                SqlTypeFamily family = family(arguments.get(0));
                if (arguments.get(0).getType().isStruct() || family == SqlTypeFamily.BOOLEAN) {
                    throw unfit(call, name, arguments.get(0));
                }
            }
            default -> {
                if (!arguments.isEmpty() && arguments.get(0).getType().isStruct()) {
                    throw unfit(call, name, arguments.get(0));
                }
            }
        }
        if (function == Function.EXP_AVG
                && !(arguments.get(1) instanceof RexLiteral
                        && SqlTypeName.DAY_INTERVAL_TYPES.contains(
                                arguments.get(1).getType().getSqlTypeName()))) {
            throw Problem.at(
                    call.operand(1),
                    "The second argument of EXP_AVG is the half-life, as an interval.",
                    "Write EXP_AVG(value, INTERVAL '30' SECOND).");
        }
        if ((function == Function.NTH_VALUE || function == Function.LAG)
                && arguments.size() > 1
                && !SqlTypeName.INT_TYPES.contains(arguments.get(1).getType().getSqlTypeName())) {
            throw Problem.at(call.operand(1), "The second argument of " + name + " is a whole number of rows.", "");
        }
    }

    private static void number(SqlCall call, String name, RexNode argument) {
        if (family(argument) != SqlTypeFamily.NUMERIC && argument.getType().getSqlTypeName() != SqlTypeName.NULL) {
            throw unfit(call, name, argument);
        }
    }

    private static Problem unfit(SqlCall call, String name, RexNode argument) {
        return Problem.at(
                call,
                name + " cannot be made of values of type " + TypeNames.of(argument.getType()) + ".",
                "Use CAST(... AS DOUBLE) where text holds numbers.");
    }

    private static @Nullable SqlTypeFamily family(RexNode node) {
        return node.getType().getSqlTypeName().getFamily();
    }

    private static List<RexNode> milliseconds(Function function, List<RexNode> arguments) {
        if (function != Function.EXP_AVG) {
            return arguments;
        }
        List<RexNode> changed = new ArrayList<>(arguments);
        changed.set(1, Literals.bigint(Literals.number(arguments.get(1))));
        return changed;
    }

    /** Sums of whole numbers are BIGINT; an average has the type of what it is made of, as in AWS's ancestor Calcite. */
    private static RelDataType type(Function function, List<RexNode> arguments) {
        var types = Expressions.types();
        RelDataType type = switch (function) {
            case COUNT, COUNT_DISTINCT -> types.createSqlType(SqlTypeName.BIGINT);
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, EXP_AVG -> types.createSqlType(SqlTypeName.DOUBLE);
            case SUM -> sum(arguments.get(0).getType());
            default -> arguments.get(0).getType();
        };
        boolean nullable = function != Function.COUNT && function != Function.COUNT_DISTINCT;
        return types.createTypeWithNullability(type, nullable);
    }

    private static RelDataType sum(RelDataType type) {
        var types = Expressions.types();
        if (SqlTypeName.INT_TYPES.contains(type.getSqlTypeName())) {
            return types.createSqlType(SqlTypeName.BIGINT);
        }
        if (type.getSqlTypeName() == SqlTypeName.DECIMAL) {
            return types.createSqlType(
                    SqlTypeName.DECIMAL, types.getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL), type.getScale());
        }
        return type.getSqlTypeName() == SqlTypeName.REAL ? type : types.createSqlType(SqlTypeName.DOUBLE);
    }

    /** Its arguments as they are written; COUNT(*) has none. */
    static List<SqlNode> arguments(SqlCall call) {
        SqlCall bare = bare(call);
        return isStar(bare) ? List.of() : bare.getOperandList();
    }
}
