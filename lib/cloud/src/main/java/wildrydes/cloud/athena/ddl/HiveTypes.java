package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the engine's types are called in Hive, and so in the catalog. */
final class HiveTypes {

    private HiveTypes() {}

    /** For example {@code struct<a:int,b:array<string>>} of {@code row(a integer, b array(varchar))}. */
    static String of(String engineType) {
        String type = engineType.strip();
        int open = type.indexOf('(');
        String name = (open < 0 ? type : type.substring(0, open)).strip().toLowerCase(Locale.ROOT);
        String arguments = open < 0 || !type.endsWith(")") ? "" : type.substring(open + 1, type.length() - 1);
        return switch (name) {
            case "integer" -> "int";
            case "real" -> "float";
            case "varbinary" -> "binary";
            case "varchar", "char" -> arguments.isEmpty() ? "string" : name + "(" + arguments.strip() + ")";
            case "decimal" -> arguments.isEmpty() ? "decimal(38,0)" : "decimal(" + arguments.replace(" ", "") + ")";
            case "timestamp" -> "timestamp";
            case "array" -> "array<" + inner(arguments, false) + ">";
            case "map" -> "map<" + inner(arguments, false) + ">";
            case "row" -> "struct<" + inner(arguments, true) + ">";
            case "bigint", "smallint", "tinyint", "double", "float", "boolean", "date", "string", "int" -> name;
            // What Hive does not have is kept as text.
            default -> "string";
        };
    }

    /** @param named whether each begins with a name, perhaps in quotes */
    private static String inner(String arguments, boolean named) {
        List<String> types = new ArrayList<>();
        for (String part : parts(arguments)) {
            int end = part.startsWith("\"") ? part.indexOf('"', 1) + 1 : part.indexOf(' ');
            if (named && end > 0) {
                String name = part.substring(0, end).replace("\"", "").toLowerCase(Locale.ROOT);
                types.add(name + ":" + of(part.substring(end)));
            } else {
                types.add(of(part));
            }
        }
        return String.join(",", types);
    }

    /** The arguments, between whose own parentheses commas part nothing. */
    private static List<String> parts(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char here = arguments.charAt(i);
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            if (here == ',' && depth == 0) {
                parts.add(arguments.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(arguments.substring(from).strip());
        return parts;
    }
}
