package wildrydes.answers.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e2-schema: discovery has found the seven fields of a unicorn's record, each of its type. */
public final class Schema implements Check {

    private static final Map<String, String> WANTED = wanted();

    private static Map<String, String> wanted() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Distance", "DOUBLE");
        columns.put("HealthPoints", "INTEGER");
        columns.put("Latitude", "DOUBLE");
        columns.put("Longitude", "DOUBLE");
        columns.put("MagicPoints", "INTEGER");
        columns.put("Name", "VARCHAR(16)");
        columns.put("StatusTime", "TIMESTAMP");
        return columns;
    }

    @Override
    public String id() {
        return "e2-schema";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The service looks at records that come in at this moment, so somebody has to send some.",
                "lab.unicorn(\"Shadowfax\").start(), then app.discoverSchema().");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (values.get(0) instanceof wildrydes.lab.Schema schema) {
            schema.aws().recordColumns().forEach(column -> columns.put(column.name(), column.sqlType()));
        }
        return judge(columns);
    }

    /** @param columns names to types; empty where there is no schema */
    static Finding judge(Map<String, String> columns) {
        String expected = "a schema with the seven fields of a record, each of its type";
        if (columns.isEmpty()) {
            return Finding.none(expected, "no schema", "Let Shadowfax fly and run the cell of app.discoverSchema().");
        }
        List<String> wrong = new ArrayList<>();
        WANTED.forEach((name, type) -> {
            String found = columns.get(name);
            if (found == null) {
                wrong.add("no " + name);
            } else if (!found.equals(type)) {
                wrong.add(name + " " + found);
            }
        });
        columns.keySet().stream()
                .filter(name -> !WANTED.containsKey(name))
                .forEach(name -> wrong.add(name + ", which no record has"));
        return wrong.isEmpty()
                ? Finding.full(1, expected, "all seven")
                : Finding.none(
                        expected,
                        String.join("; ", wrong),
                        "The sample was of other records: let only unicorns fly, and discover again.");
    }
}
