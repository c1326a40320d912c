package wildrydes.answers.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildrydes.lab.Lab;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.record.JsonText;

/** e2-rows: how many rows five minutes give, in which one unicorn stops and another goes on. */
public final class MinuteRows implements Check {

    private static final String STREAM = "DESTINATION_SQL_STREAM";

    @Override
    public String id() {
        return "e2-rows";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A row comes for each unicorn and each minute that has closed, if the unicorn reported in it.",
                "Bucephalus is in the air when five minutes close, Shadowfax for four of them: the minute in which it stops gives a row, too.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Optional<Finding> trouble = Running.of(lab).trouble(expected(), STREAM);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        if (!(values.get(1) instanceof Instant from)) {
            return judge(Map.of(), values.get(0));
        }
        List<String> names = new ArrayList<>();
        for (StreamRecord record : lab.stream("wildrydes-summary").records()) {
            if (record.arrived().isAfter(from)) {
                JsonText.of(record.text()).objects().forEach(row -> names.add(String.valueOf(row.get("Name"))));
            }
        }
        return judge(
                names.stream().collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting())),
                values.get(0));
    }

    private static String expected() {
        return "the number of rows that the five minutes have added to wildrydes-summary";
    }

    /** @param rows of these minutes, by the unicorn's name */
    static Finding judge(Map<String, Long> rows, Object value) {
        String expected = expected();
        if (rows.size() < 2) {
            return Finding.none(
                    expected,
                    rows.isEmpty() ? "no rows since" : "rows of one unicorn",
                    "Let both fly, as in the cell, then run the exercise again.");
        }
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check an int.");
        }
        long given = number.longValue();
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        if (given == all) {
            String each = rows.entrySet().stream()
                    .map(one -> one.getValue() + " of " + one.getKey())
                    .collect(Collectors.joining(" and "));
            return Finding.full(1, expected, given + ": " + each);
        }
        long most = rows.values().stream().mapToLong(Long::longValue).max().orElse(0);
        String next;
        if (given == most) {
            next = "That is one a minute: count them per unicorn, too.";
        } else if (given == 2 * most) {
            next = "A unicorn that is silent for a whole minute gives no row for it.";
        } else if (given == all - 1) {
            next = "The minute in which Shadowfax stops has records, so it gives a row.";
        } else {
            next = "Look at the chart below, and count its points.";
        }
        return Finding.none(expected, String.valueOf(given), next);
    }
}
