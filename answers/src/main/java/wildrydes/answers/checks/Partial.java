package wildrydes.answers.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e2-partial: how many records are behind the first row, and the rows of whole minutes. */
public final class Partial implements Check {

    private static final String STREAM = "DESTINATION_SQL_STREAM";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int NEAR = 1;
    private static final int FULL_MINUTE = 60;
    /** Three minutes have two whole ones. */
    private static final int LEAST = 2;

    @Override
    public String id() {
        return "e2-partial";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The first row has what arrived between the moment at which reading began and its StatusTime, a record a second.",
                "Divide its Distance by 30, the metres of one record; and rows.dropRange(1) is the table without its first row.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        String expected = expected();
        Running running = Running.of(lab);
        Optional<Finding> trouble = running.trouble(expected, STREAM);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        List<Row> rows = Row.all(lab, STREAM);
        int behind = rows.isEmpty() ? 0 : behind(rows.get(0), running.since(), Report.all(lab));
        List<Row> full =
                values.get(1) instanceof Table table && table.containsColumn("ROWTIME") ? Row.of(table) : List.of();
        return judge(rows, running.since(), behind, values.get(0), full);
    }

    private static int behind(Row first, Instant since, List<Report> reports) {
        return (int) reports.stream()
                .filter(report -> report.name().startsWith(first.name()))
                .filter(report -> report.within(since, first.rowtime()))
                .count();
    }

    private static String expected() {
        return "the number of records behind the first row, and a table of the rows of whole minutes";
    }

    /**
     * @param rows of the stream
     * @param since when reading began
     * @param behind records that arrived between that and the first row's time
     */
    static Finding judge(List<Row> rows, Instant since, int behind, Object records, List<Row> full) {
        String expected = expected();
        if (rows.isEmpty()) {
            return Finding.none(expected, "no row yet", "Let three minutes pass, then run the exercise again.");
        }
        if (!(records instanceof Number number)) {
            return Finding.none(expected, "no number of records", "Give the check an int.");
        }
        Instant last = full.stream().map(Row::rowtime).max(Instant::compareTo).orElse(Instant.MAX);
        // Rows may have come since the table was made.
        List<Row> whole = rows.stream()
                .filter(row -> !row.rowtime().minus(MINUTE).isBefore(since))
                .filter(row -> !row.rowtime().isAfter(last))
                .toList();
        int given = number.intValue();
        boolean counted = Math.abs(given - behind) <= NEAR;
        boolean dropped = !full.isEmpty()
                && full.stream().noneMatch(row -> row.rowtime().minus(MINUTE).isBefore(since));
        boolean kept = full.size() >= Math.max(LEAST, whole.size());
        String found = given + (counted ? " records" : " records, where " + behind + " arrived") + "; "
                + (dropped
                        ? full.size() + (full.size() == 1 ? " whole minute" : " whole minutes")
                        : "a table with a partial minute or without rows");
        if (!counted) {
            return Finding.part(
                    dropped && kept ? 1 : 0,
                    expected,
                    found,
                    given == FULL_MINUTE
                            ? "A whole minute has 60; when did reading begin?"
                            : "Count from the moment at which reading began to the StatusTime of the first row.");
        }
        if (!dropped) {
            return Finding.part(1, expected, found, "Leave out the rows that are tagged partial.");
        }
        if (!kept) {
            return Finding.part(1, expected, found, "Keep all rows of whole minutes.");
        }
        return Finding.full(2, expected, found);
    }
}
