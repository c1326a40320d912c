package wildrydes.pump.flink;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that Flink has under other names, or with their arguments in another order. */
final class FunctionText {

    private static final Map<String, Integer> LEAST_ARGUMENTS =
            Map.of("UNIX_TIMESTAMP", 1, "TSDIFF", 2, "REGEX_REPLACE", 3);

    private FunctionText() {}

    /**
     * A call in Flink SQL.
     *
     * @param arguments in Flink SQL already
     * @return null where there is nothing to change, or nothing known
     */
    static @Nullable String of(String name, List<String> arguments, Notes notes) {
        if (arguments.size() < LEAST_ARGUMENTS.getOrDefault(name, 0)) {
            return null;
        }
        return switch (name) {
            case "TIMESTAMP_TO_CHAR", "DATE_TO_CHAR", "TIME_TO_CHAR" -> swapped("DATE_FORMAT", arguments);
            case "CHAR_TO_TIMESTAMP" -> swapped("TO_TIMESTAMP", arguments);
            case "CHAR_TO_DATE" -> swapped("TO_DATE", arguments);
            case "CURRENT_ROW_TIMESTAMP" -> "CURRENT_ROW_TIMESTAMP()";
            case "STDDEV" -> "STDDEV_SAMP(" + String.join(", ", arguments) + ")";
            case "UNIX_TIMESTAMP" -> {
                notes.differs(name, "Flink's UNIX_TIMESTAMP counts seconds: the milliseconds are lost.");
                yield "UNIX_TIMESTAMP(CAST(" + arguments.get(0) + " AS STRING)) * 1000";
            }
            case "TSDIFF" -> {
                notes.differs(name, "Flink's TIMESTAMPDIFF counts seconds: the milliseconds are lost.");
                yield "TIMESTAMPDIFF(SECOND, " + arguments.get(1) + ", " + arguments.get(0) + ") * 1000";
            }
            case "REGEX_REPLACE" -> regexReplace(arguments, notes);
            default -> null;
        };
    }

    private static @Nullable String swapped(String function, List<String> arguments) {
        return arguments.size() == 2 ? function + "(" + arguments.get(1) + ", " + arguments.get(0) + ")" : null;
    }

    private static String regexReplace(List<String> arguments, Notes notes) {
        boolean all = arguments.size() < 5
                || arguments.get(3).equals("1") && arguments.get(4).equals("0");
        if (!all) {
            notes.differs(
                    "REGEX_REPLACE", "Flink's REGEXP_REPLACE always begins at the first character and replaces all.");
        }
        return "REGEXP_REPLACE(" + String.join(", ", arguments.subList(0, Math.min(3, arguments.size()))) + ")";
    }
}
