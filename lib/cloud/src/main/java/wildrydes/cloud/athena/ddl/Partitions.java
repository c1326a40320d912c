package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** How partitions are named: by their keys in statements, by folders such as {@code year=2026/month=03} in S3. */
final class Partitions {

    /** Characters that Hive escapes in names of folders. */
    private static final String ESCAPED = "\"#%'*/:=?\\{[]^\u007F";

    private Partitions() {}

    static List<String> keys(Table table) {
        return table.partitionKeys().stream().map(Column::name).toList();
    }

    /** The values of all keys in their order; refuses a specification that has others, or not all. */
    static List<String> values(Table table, Map<String, String> given) {
        check(table, given);
        List<String> keys = keys(table);
        if (given.size() < keys.size()) {
            throw Failures.missingColumns(given, keys.size());
        }
        return keys.stream().map(key -> String.valueOf(given.get(key))).toList();
    }

    /** Refuses a specification of other keys than the table has. */
    static void check(Table table, Map<String, String> given) {
        Set<String> keys = Set.copyOf(keys(table));
        if (keys.isEmpty()) {
            throw Failures.notPartitioned(given);
        }
        if (!keys.containsAll(given.keySet())) {
            throw Failures.otherColumns(given);
        }
    }

    /** The folders of values below the table's location. */
    static String path(List<String> keys, List<String> values) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            steps.add(escaped(keys.get(i)) + "=" + escaped(values.get(i)));
        }
        return String.join("/", steps);
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(character -> character < ' ' || ESCAPED.indexOf(character) >= 0
                        ? String.format("%%%02X", character)
                        : String.valueOf((char) character))
                .collect(Collectors.joining());
    }

    /** What a folder's name says, whose special characters are escaped. */
    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String code = text.charAt(i) == '%' && i + 2 < text.length() ? text.substring(i + 1, i + 3) : "";
            if (code.matches("[0-9A-Fa-f]{2}")) {
                plain.append((char) Integer.parseInt(code, 16));
                i += 2;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
