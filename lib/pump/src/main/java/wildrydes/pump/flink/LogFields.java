package wildrydes.pump.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlNode;

/** A function of KDA SQL that takes a line of a log apart, and the Flink function for each of its parts. */
record LogFields(String function, SqlNode line, List<String> names, String template) {

    private static final Pattern NUMBERED = Pattern.compile("COLUMN(\\d+)");

    /** The fields of a call; empty where it is none of the functions that Flink has something for. */
    static Optional<LogFields> of(SqlCall call) {
        String name = call.getOperator().getName();
        return switch (name) {
            case "REGEX_LOG_PARSE", "FAST_REGEX_LOG_PARSE", "FAST_REGEX_LOG_PARSER" ->
                literal(call, 1)
                        .map(pattern -> new LogFields(
                                name, call.operand(0), List.of(), "REGEXP_EXTRACT(%s, " + pattern + ", %d)"));
            case "W3C_LOG_PARSE" ->
                Optional.of(new LogFields(name, call.operand(0), List.of(), "SPLIT_INDEX(%s, ' ', %d - 1)"));
            case "VARIABLE_COLUMN_LOG_PARSE" ->
                literal(call, 2)
                        .map(delimiter -> new LogFields(
                                name,
                                call.operand(0),
                                declared(call.operand(1)),
                                "SPLIT_INDEX(%s, " + delimiter + ", %d - 1)"));
            default -> Optional.empty();
        };
    }

    /** The Flink expression of a part; empty where the function has no such part. */
    Optional<String> part(String from, String column) {
        int place = names.indexOf(column) + 1;
        Matcher numbered = NUMBERED.matcher(column);
        if (place == 0 && names.isEmpty() && numbered.matches()) {
            place = Integer.parseInt(numbered.group(1));
        }
        if (place == 0) {
            return Optional.empty();
        }
        return Optional.of(template.replace("%s", from)
                .replace("%d - 1", Integer.toString(place - 1))
                .replace("%d", Integer.toString(place)));
    }

    private static Optional<String> literal(SqlCall call, int operand) {
        return call.operandCount() > operand && call.operand(operand) instanceof SqlCharStringLiteral literal
                ? Optional.of(FlinkText.of(literal))
                : Optional.empty();
    }

    /** The names in 'A TYPE VARCHAR(16), B TYPE INTEGER'. */
    private static List<String> declared(SqlNode columns) {
        List<String> names = new ArrayList<>();
        if (columns instanceof SqlCharStringLiteral literal) {
            Matcher name = Pattern.compile("\"?(\\w+)\"?\\s+TYPE\\s", Pattern.CASE_INSENSITIVE)
                    .matcher(literal.getValueAs(String.class));
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }
}
