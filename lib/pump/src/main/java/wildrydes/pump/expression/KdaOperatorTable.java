package wildrydes.pump.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlMonotonicity;
import wildrydes.pump.function.Regex;
import wildrydes.pump.function.TimeFormat;
import wildrydes.pump.sql.ast.KdaOperators;

/**
 * The operators and functions that an application may use: those of the SQL reference, and no others of Calcite's;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-functions.html. Those that make records of log lines
 * are {@link LogFunctions}.
 */
public final class KdaOperatorTable {

    private static final SqlReturnTypeInference TIMESTAMP =
            ReturnTypes.explicit(SqlTypeName.TIMESTAMP).andThen(SqlTypeTransforms.TO_NULLABLE);

    /**
     * The rowtime of the row that is computed from. The front end puts it into expressions; a text cannot name it, as ROWTIME
     * may be a column, too, and means another thing in a grouped query.
     */
    public static final SqlFunction ROWTIME_OF_ROW = new ClockFunction("ROWTIME");

    /** When the row is computed; .../sqlref/sql-reference-current-row-timestamp.html. */
    public static final SqlFunction CURRENT_ROW_TIMESTAMP = new ClockFunction("CURRENT_ROW_TIMESTAMP");

    /** EXTRACT, whose seconds have their milliseconds; .../sqlref/sql-reference-extract.html. */
    public static final SqlFunction EXTRACT = new ExtractFunction();

    /**
     * SUBSTRING by positions and, unlike Calcite's, by a regular expression;
     * .../sqlref/sql-reference-substring.html.
     */
    public static final SqlFunction SUBSTRING = new SubstringFunction();

    /** .../sqlref/sql-reference-char-to-timestamp.html. */
    public static final SqlFunction CHAR_TO_TIMESTAMP = ofTwoTexts("CHAR_TO_TIMESTAMP", TIMESTAMP);

    /** .../sqlref/sql-reference-char-to-date.html. */
    public static final SqlFunction CHAR_TO_DATE = ofTwoTexts("CHAR_TO_DATE", ReturnTypes.DATE_NULLABLE);

    /** .../sqlref/sql-reference-char-to-time.html. */
    public static final SqlFunction CHAR_TO_TIME =
            ofTwoTexts("CHAR_TO_TIME", ReturnTypes.explicit(SqlTypeName.TIME).andThen(SqlTypeTransforms.TO_NULLABLE));

    /** .../sqlref/sql-reference-timestamp-to-char.html. */
    public static final SqlFunction TIMESTAMP_TO_CHAR = toText("TIMESTAMP_TO_CHAR", SqlTypeFamily.TIMESTAMP);

    /** .../sqlref/sql-reference-date-to-char.html. */
    public static final SqlFunction DATE_TO_CHAR = toText("DATE_TO_CHAR", SqlTypeFamily.DATE);

    /** .../sqlref/sql-reference-time-to-char.html. */
    public static final SqlFunction TIME_TO_CHAR = toText("TIME_TO_CHAR", SqlTypeFamily.TIME);

    /** A TIMESTAMP of milliseconds since 1970; .../sqlref/sql-reference-to-timestamp.html. */
    public static final SqlFunction TO_TIMESTAMP = SqlBasicFunction.create(
                    "TO_TIMESTAMP", TIMESTAMP, OperandTypes.family(SqlTypeFamily.INTEGER), SqlFunctionCategory.TIMEDATE)
            .withMonotonicityInference(call -> call.getOperandMonotonicity(0));

    /** Milliseconds since 1970; .../sqlref/sql-reference-unix-timestamp.html. */
    public static final SqlFunction UNIX_TIMESTAMP = SqlBasicFunction.create(
                    "UNIX_TIMESTAMP",
                    ReturnTypes.BIGINT_NULLABLE,
                    OperandTypes.family(SqlTypeFamily.TIMESTAMP),
                    SqlFunctionCategory.TIMEDATE)
            .withMonotonicityInference(call -> call.getOperandMonotonicity(0));

    /** Milliseconds from the first time to the second; .../sqlref/sql-reference-tsdiff.html. */
    public static final SqlFunction TSDIFF = SqlBasicFunction.create(
            "TSDIFF",
            ReturnTypes.BIGINT_NULLABLE,
            OperandTypes.family(SqlTypeFamily.TIMESTAMP, SqlTypeFamily.TIMESTAMP)
                    .or(OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER)),
            SqlFunctionCategory.TIMEDATE);

    /** Its operand, of which it says that it only grows; .../sqlref/sql-reference-monotonic.html. */
    public static final SqlFunction MONOTONIC = SqlBasicFunction.create(
                    "MONOTONIC", ReturnTypes.ARG0, OperandTypes.ANY, SqlFunctionCategory.SYSTEM)
            .withMonotonicityInference(call -> SqlMonotonicity.INCREASING);

    /** .../sqlref/sql-reference-regex-replace.html. */
    public static final SqlFunction REGEX_REPLACE = SqlBasicFunction.create(
            "REGEX_REPLACE",
            PlacedErrors.checking(1, Regex::of, text(KdaTypeSystem.LENGTH)),
            OperandTypes.family(
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.INTEGER,
                    SqlTypeFamily.INTEGER),
            SqlFunctionCategory.STRING);

    /** An average that weighs a value less the older it is; .../sqlref/sql-reference-exp-avg.html. */
    public static final SqlAggFunction EXP_AVG = SqlBasicAggFunction.create(
            "EXP_AVG",
            SqlKind.OTHER_FUNCTION,
            ReturnTypes.DOUBLE_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
            OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.DATETIME_INTERVAL));

    /** Aggregates of the reference; those of Calcite's that are not here have no names in an application. */
    private static final Set<String> AGGREGATES = Set.of(
            "COUNT",
            "SUM",
            "MIN",
            "MAX",
            "AVG",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VAR_POP",
            "VAR_SAMP",
            "FIRST_VALUE",
            "LAST_VALUE",
            "NTH_VALUE",
            "LAG",
            "EVERY",
            "SOME");

    /** Functions that the validator writes as others. */
    private static final Set<String> REWRITTEN = Set.of("NULLIF", "COALESCE");

    private KdaOperatorTable() {}

    /** Made when all of the above is there, of which {@link Operators} knows how to execute it. */
    private static final class Holder {

        static final SqlOperatorTable TABLE = SqlOperatorTables.of(all());
    }

    /** The operators; made once. */
    public static SqlOperatorTable instance() {
        return Holder.TABLE;
    }

    private static List<SqlOperator> all() {
        List<SqlOperator> all = new ArrayList<>(List.of(
                CURRENT_ROW_TIMESTAMP,
                EXTRACT,
                SUBSTRING,
                CHAR_TO_TIMESTAMP,
                CHAR_TO_DATE,
                CHAR_TO_TIME,
                TIMESTAMP_TO_CHAR,
                DATE_TO_CHAR,
                TIME_TO_CHAR,
                TO_TIMESTAMP,
                UNIX_TIMESTAMP,
                TSDIFF,
                MONOTONIC,
                REGEX_REPLACE,
                EXP_AVG,
                KdaOperators.STEP));
        all.addAll(LogFunctions.ALL);
        for (SqlOperator standard : SqlStdOperatorTable.instance().getOperatorList()) {
            if (offered(standard)) {
                all.add(standard);
            }
        }
        return all;
    }

    private static boolean offered(SqlOperator standard) {
        if (standard instanceof SqlAggFunction) {
            return AGGREGATES.contains(standard.getName());
        }
        return !(standard instanceof SqlFunction)
                || Operators.of(standard) != null
                || REWRITTEN.contains(standard.getName());
    }

    private static SqlFunction ofTwoTexts(String name, SqlReturnTypeInference type) {
        return SqlBasicFunction.create(
                name,
                PlacedErrors.checking(0, TimeFormat::of, type),
                OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER),
                SqlFunctionCategory.TIMEDATE);
    }

    private static SqlFunction toText(String name, SqlTypeFamily time) {
        return SqlBasicFunction.create(
                name,
                PlacedErrors.checking(0, TimeFormat::of, text(1024)),
                OperandTypes.family(SqlTypeFamily.CHARACTER, time),
                SqlFunctionCategory.TIMEDATE);
    }

    private static SqlReturnTypeInference text(int length) {
        return ReturnTypes.explicit(SqlTypeName.VARCHAR, length).andThen(SqlTypeTransforms.TO_NULLABLE);
    }
}
