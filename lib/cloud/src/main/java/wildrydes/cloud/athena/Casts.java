package wildrydes.cloud.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wildrydes.cloud.athena.run.Catalog;

/** Makes the rows of any query those of a table. */
final class Casts {

    private Casts() {}

    /**
     * A query whose columns have the table's names, types and order; those that get no value are NULL.
     *
     * @param named the columns that the query's are for; empty for all
     */
    static String into(Catalog.Table table, List<String> named, String query) {
        List<Catalog.Field> all = new ArrayList<>(table.columns());
        all.addAll(table.partitionKeys());
        List<String> given =
                named.isEmpty() ? all.stream().map(Catalog.Field::name).toList() : named;
        for (String name : given) {
            if (all.stream().noneMatch(field -> field.name().equals(name))) {
                throw new Catalog.Refusal(
                        "COLUMN_NOT_FOUND", "Insert column name does not exist in target table: " + name, null);
            }
        }
        List<String> selected = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            aliases.add("c" + i);
        }
        for (Catalog.Field field : all) {
            int at = given.indexOf(field.name());
            selected.add("CAST(" + (at < 0 ? "NULL" : "c" + at) + " AS " + engineType(field.type()) + ") AS \""
                    + field.name().replace("\"", "\"\"") + "\"");
        }
        return "SELECT " + String.join(", ", selected) + " FROM (" + query + "\n) AS t (" + String.join(", ", aliases)
                + ")";
    }

    /** The engine's name of one of Hive's types. */
    private static String engineType(String hive) {
        String type = hive.toLowerCase(Locale.ROOT).strip();
        return switch (type) {
            case "string" -> "varchar";
            case "int" -> "integer";
            case "float" -> "real";
            case "binary" -> "varbinary";
            default -> {
                if (type.startsWith("array<") || type.startsWith("map<") || type.startsWith("struct<")) {
                    throw new Catalog.Refusal(
                            "NOT_SUPPORTED",
                            "Rows cannot be written into a table with a column of type " + hive
                                    + " here; use a table with columns of plain types.",
                            null);
                }
                yield type;
            }
        };
    }
}
