package wildrydes.pump.sql.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What Calcite finds wrong with an expression, said in words for people who learn. */
public final class CalciteProblems {

    /** Says in words what a message says. */
    @FunctionalInterface
    private interface Explanation {
        Problem of(SqlParserPos place, Matcher message, SqlOperatorTable operators);
    }

    /**
     * A message of Calcite's.
     *
     * @param pattern how it begins
     */
    private record Rule(Pattern pattern, Explanation words) {

        Rule(String pattern, Explanation words) {
            this(Pattern.compile(pattern, Pattern.DOTALL), words);
        }
    }

    private static final Pattern UNKNOWN_TYPE = Pattern.compile("Unknown (?:identifier|datatype name) '([^']+)'");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "No match found for function signature (\\S+?)\\((.*)\\)",
                    (place, m, operators) -> function(place, m.group(1), words(m.group(2)), operators)),
            new Rule(
                    "Cannot apply '[^']+' to arguments of type '(.*)'\\. Supported form",
                    (place, m, operators) -> cannotApply(place, m.group(1))),
            new Rule(
                    "Invalid number of arguments to function '([^']+)'\\. Was expecting (\\d+) arguments?",
                    (place, m, operators) -> new Problem(
                            place,
                            m.group(1) + " needs "
                                    + (m.group(2).equals("1") ? "one argument" : m.group(2) + " arguments") + ".",
                            "")),
            new Rule(
                    "Cast function cannot convert value of type (.+) to type (.+)",
                    (place, m, operators) -> new Problem(
                            place,
                            "A value of type " + words(m.group(1)) + " cannot be cast to " + words(m.group(2)) + ".",
                            "Cast it to VARCHAR first, or use a conversion function such as CHAR_TO_TIMESTAMP.")),
            new Rule(
                    "Illegal (TIMESTAMP|DATE|TIME|INTERVAL|[a-z]+) literal ([^:]+)",
                    (place, m, operators) -> literal(place, m.group(1), m.group(2))),
            new Rule(
                    "Unknown field '([^']+)'",
                    (place, m, operators) -> new Problem(
                            place,
                            "There is no column " + Names.written(m.group(1)) + " in this record.",
                            "The columns of what the LOG_PARSE functions return are COLUMN1, COLUMN2 and so on, or as named"
                                    + " in the call.")),
            new Rule("'([^']+)' is not a valid time frame", (place, m, operators) -> unit(place, m.group(1))),
            new Rule(UNKNOWN_TYPE.pattern(), (place, m, operators) -> type(place, m.group(1))),
            new Rule(
                    "Illegal mixing of types in CASE",
                    (place, m, operators) -> new Problem(
                            place,
                            "The branches of this CASE or COALESCE have types that do not go together.",
                            "Cast them to one type.")),
            new Rule(
                    "Values passed to IN|Values in expression list",
                    (place, m, operators) -> new Problem(
                            place,
                            "The values of this list and what they are compared with have types that do not go together.",
                            "Write text in single quotes, numbers without quotes.")),
            new Rule(
                    "Illegal use of 'NULL'",
                    (place, m, operators) -> new Problem(place, "NULL has no type here.", "Write CAST(NULL AS type).")),
            new Rule(
                    "Numeric literal",
                    (place, m, operators) ->
                            new Problem(place, "This number is too large.", "A DECIMAL has at most 18 digits.")));

    /** What other systems call the types of this one. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("STRING", "VARCHAR(length)"),
            Map.entry("TEXT", "VARCHAR(length)"),
            Map.entry("VARCHAR2", "VARCHAR(length)"),
            Map.entry("NVARCHAR", "VARCHAR(length)"),
            Map.entry("LONG", "BIGINT"),
            Map.entry("INT4", "INTEGER"),
            Map.entry("INT8", "BIGINT"),
            Map.entry("BOOL", "BOOLEAN"),
            Map.entry("DATETIME", "TIMESTAMP"),
            Map.entry("NUMBER", "DECIMAL(precision, scale)"),
            Map.entry("FLOAT8", "DOUBLE"),
            Map.entry("BLOB", "VARBINARY(length)"));

    private static final List<String> OWN_TYPES = List.of(
            "BOOLEAN",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "REAL",
            "DOUBLE",
            "DECIMAL",
            "CHAR",
            "VARCHAR",
            "BINARY",
            "VARBINARY",
            "DATE",
            "TIME",
            "TIMESTAMP");

    private static final List<String> UNITS = List.of("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR");

    private static final int LONGEST = 200;

    private CalciteProblems() {}

    /** The problem that an exception of Calcite's tells of; a problem of our own is handed on. */
    public static Problem of(RuntimeException thrown, SqlNode expression, SqlOperatorTable operators) {
        if (thrown instanceof Problem problem) {
            return problem;
        }
        SqlParserPos place = place(thrown, expression);
        String message = message(thrown);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(message);
            if (matcher.lookingAt()) {
                return rule.words().of(place, matcher, operators);
            }
        }
        return new Problem(place, sentence(message), "");
    }

    /** The problem with the type of a column or a cast. */
    public static Problem ofType(RuntimeException thrown, SqlDataTypeSpec type) {
        if (thrown instanceof Problem problem) {
            return problem;
        }
        String message = message(thrown);
        Matcher m = UNKNOWN_TYPE.matcher(message);
        if (m.lookingAt()) {
            return type(place(thrown, type), m.group(1));
        }
        return new Problem(place(thrown, type), sentence(message), "");
    }

    private static Problem unit(SqlParserPos place, String name) {
        List<String> near = Names.nearest(name, UNITS);
        return new Problem(
                place,
                name + " is no unit of time.",
                near.isEmpty()
                        ? "The units are " + Names.all(UNITS, "and") + "."
                        : "Did you mean " + near.get(0) + "?");
    }

    private static Problem type(SqlParserPos place, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String known = TYPES.get(upper);
        List<String> near = Names.nearest(upper, OWN_TYPES);
        String step = known != null
                ? "Write " + known + "."
                : near.isEmpty()
                        ? "The types are " + Names.all(OWN_TYPES, "and") + "."
                        : "Did you mean " + Names.all(near, "or") + "?";
        return new Problem(place, "There is no type " + name + ".", step);
    }

    private static Problem function(SqlParserPos place, String name, String arguments, SqlOperatorTable operators) {
        String unquoted = name.replace("`", "");
        TreeSet<String> names = new TreeSet<>();
        operators.getOperatorList().stream()
                .filter(SqlFunction.class::isInstance)
                .map(o -> o.getName())
                .filter(n -> n.matches("[A-Z][A-Z0-9_]*"))
                .forEach(names::add);
        if (names.contains(unquoted)) {
            return new Problem(
                    place,
                    unquoted + " cannot be called with (" + arguments + ").",
                    "Look up its arguments in the SQL reference; CAST changes the type of a value.");
        }
        List<String> near = Names.nearest(unquoted, names);
        return new Problem(
                place,
                "There is no function " + unquoted + ".",
                near.isEmpty()
                        ? "The functions are those of the SQL reference, and those that CREATE FUNCTION has made before."
                        : "Did you mean " + Names.listed(near, "or") + "?");
    }

    private static Problem cannotApply(SqlParserPos place, String types) {
        String words = words(types);
        boolean text = words.contains("VARCHAR") || words.contains("CHAR");
        boolean time = words.contains("TIMESTAMP") || words.contains("DATE") || words.contains("INTERVAL");
        String step;
        if (text && time) {
            step = "Write a time as TIMESTAMP '2019-06-25 11:00:00', or make it of text by CHAR_TO_TIMESTAMP.";
        } else if (text) {
            step =
                    "Text does not become a number by itself: write CAST(... AS DOUBLE), and text literals in single quotes.";
        } else if (time) {
            step = "To or from a time an INTERVAL is added, such as INTERVAL '1' MINUTE.";
        } else {
            step = "Use CAST where the type of a value has to change.";
        }
        return new Problem(place, words + " cannot be computed.", step);
    }

    private static Problem literal(SqlParserPos place, String kind, String literal) {
        String step = switch (kind) {
            case "TIMESTAMP" -> "Write it as TIMESTAMP '2019-06-25 11:00:00'.";
            case "DATE" -> "Write it as DATE '2019-06-25'.";
            case "TIME" -> "Write it as TIME '11:00:00'.";
            case "INTERVAL" -> "Write it as INTERVAL '90' SECOND or INTERVAL '1:30' MINUTE TO SECOND.";
            default -> "";
        };
        return new Problem(place, "This is no " + kind + ": " + literal + ".", step);
    }

    /** Calcite writes {@code <VARCHAR(16)> + <INTEGER>}, and NOT NULL, which is of no interest. */
    private static String words(String types) {
        return types.replaceAll("[<>`]", "")
                .replace(" NOT NULL", "")
                .replaceAll(" CHARACTER SET \"[^\"]*\"( COLLATE \"[^\"]*\")?", "")
                .replaceAll("TIMESTAMP\\(\\d\\)", "TIMESTAMP")
                .replaceAll("TIME\\(\\d\\)", "TIME");
    }

    private static SqlParserPos place(RuntimeException thrown, SqlNode whole) {
        if (thrown instanceof CalciteContextException at && at.getPosLine() > 0) {
            return new SqlParserPos(at.getPosLine(), at.getPosColumn(), at.getEndPosLine(), at.getEndPosColumn());
        }
        return whole.getParserPosition();
    }

    private static String message(RuntimeException thrown) {
        Throwable cause =
                thrown instanceof CalciteContextException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String message = cause.getMessage();
        return message == null
                ? "This cannot be understood (" + cause.getClass().getSimpleName() + ")"
                : message;
    }

    private static String sentence(String message) {
        String whole = message.lines().findFirst().orElse("").strip();
        String line = whole.length() > LONGEST ? whole.substring(0, LONGEST) + "..." : whole;
        return line.endsWith(".") ? line : line + ".";
    }
}
