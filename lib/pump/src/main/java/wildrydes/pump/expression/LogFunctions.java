package wildrydes.pump.expression;

import java.util.List;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import wildrydes.pump.function.ColumnDescription;
import wildrydes.pump.function.LogParser;

/**
 * The functions that make records of log lines;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-pattern-matching-functions.html.
 */
final class LogFunctions {

    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;

    /** All of them. */
    static final List<LogFunction> ALL = List.of(
            new LogFunction(
                    "REGEX_LOG_PARSE",
                    OperandTypes.family(TEXT, TEXT).or(OperandTypes.family(TEXT, TEXT, TEXT)),
                    arguments -> arguments.size() == 1
                            ? LogParser.regex(text(arguments, 0))
                            : LogParser.regex(text(arguments, 0), text(arguments, 1))),
            new LogFunction(
                    "FAST_REGEX_LOG_PARSE",
                    OperandTypes.family(TEXT, TEXT),
                    arguments -> LogParser.fastRegex(text(arguments, 0))),
            new LogFunction(
                    "FIXED_COLUMN_LOG_PARSE",
                    OperandTypes.family(TEXT, TEXT),
                    arguments -> LogParser.fixedColumns(text(arguments, 0))),
            new LogFunction(
                    "VARIABLE_COLUMN_LOG_PARSE",
                    OperandTypes.family(TEXT, TEXT, TEXT)
                            .or(OperandTypes.family(TEXT, TEXT, TEXT, TEXT))
                            .or(OperandTypes.family(TEXT, TEXT, TEXT, TEXT, TEXT))
                            .or(OperandTypes.family(TEXT, SqlTypeFamily.INTEGER, TEXT))
                            .or(OperandTypes.family(TEXT, SqlTypeFamily.INTEGER, TEXT, TEXT))
                            .or(OperandTypes.family(TEXT, SqlTypeFamily.INTEGER, TEXT, TEXT, TEXT)),
                    LogFunctions::delimited),
            new LogFunction("SYS_LOG_PARSE", OperandTypes.family(TEXT), arguments -> LogParser.system()),
            new LogFunction(
                    "W3C_LOG_PARSE", OperandTypes.family(TEXT, TEXT), arguments -> LogParser.web(text(arguments, 0))));

    private LogFunctions() {}

    private static LogParser delimited(List<Object> arguments) {
        Object columns = arguments.get(0);
        return LogParser.delimited(
                columns instanceof Integer count
                        ? ColumnDescription.numbered(count)
                        : ColumnDescription.list(text(arguments, 0)),
                text(arguments, 1),
                arguments.size() > 2 ? text(arguments, 2) : null,
                arguments.size() > 3 ? text(arguments, 3) : null);
    }

    private static String text(List<Object> arguments, int index) {
        return (String) arguments.get(index);
    }
}
