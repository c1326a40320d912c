package wildrydes.answers.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e2-errors: a unicorn that is fast and two with long names, each with rows of its own. */
public final class LostRows implements Check {

    private static final String STREAM = "DESTINATION_SQL_STREAM";
    private static final String FAST = "Pegasus";
    private static final List<String> LONG = List.of("Celestia of the North Gate", "Celestia of the South Gate");
    private static final double METRES = 36_000;
    private static final double PART = 0.02;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public String id() {
        return "e2-errors";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Two types are too small, and the name is cut before your SQL sees it: the input has a type for it, too.",
                "INTEGER for \"Distance\", VARCHAR(32) for \"Name\", and app.schema(schema.column(\"Name\", \"VARCHAR(32)\")), then update().");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Running running = Running.of(lab);
        Optional<Finding> trouble = running.trouble(expected(), STREAM);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Table errors = Running.application(lab).errors().table();
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < errors.rowCount(); i++) {
            messages.add(errors.stringColumn("MESSAGE").get(i));
        }
        return judge(running.since(), Row.all(lab, STREAM), messages);
    }

    private static String expected() {
        return "rows of about 36,000 metres for Pegasus, rows for each Celestia, and no new row in error_stream";
    }

    /**
     * @param since when reading began
     * @param errors the messages in error_stream since then
     */
    static Finding judge(Instant since, List<Row> rows, List<String> errors) {
        String expected = expected();
        List<Row> whole = rows.stream()
                .filter(row -> !row.rowtime().minus(MINUTE).isBefore(since))
                .toList();
        if (whole.isEmpty() && errors.isEmpty()) {
            return Finding.none(expected, "no row of a whole minute since the update", "Let two minutes pass.");
        }
        boolean fast = whole.stream()
                .anyMatch(row -> row.name().equals(FAST) && Math.abs(row.number() - METRES) <= PART * METRES);
        Set<String> celestias = whole.stream()
                .map(Row::name)
                .filter(name -> name.startsWith("Celestia"))
                .collect(Collectors.toCollection(TreeSet::new));
        boolean told = celestias.containsAll(LONG);
        String found = (fast ? FAST + " with its rows" : "no whole minute of " + FAST) + "; "
                + (celestias.isEmpty() ? "no Celestia" : "\"" + String.join("\", \"", celestias) + "\"") + "; "
                + (errors.isEmpty() ? "no errors" : "error_stream says: " + errors.get(errors.size() - 1));
        double points = (fast && errors.isEmpty() ? 1 : 0) + (told ? 1 : 0);
        if (points == 2) {
            return Finding.full(2, expected, found);
        }
        return Finding.part(points, expected, found, next(fast, told, celestias));
    }

    private static String next(boolean fast, boolean told, Set<String> celestias) {
        if (!fast) {
            return "A SMALLINT ends at 32,767: give \"Distance\" a type with more room.";
        }
        if (!told) {
            return celestias.size() == 1
                    ? "Both have the same first 16 characters: widen \"Name\" in the SQL and in the schema of the input."
                    : "Let the two Celestias fly for two minutes.";
        }
        return "Look at app.errors(): which column does not fit?";
    }
}
