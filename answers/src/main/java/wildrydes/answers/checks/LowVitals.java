package wildrydes.answers.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e2-vitals: every record with a vital sign below 100, and no other. */
public final class LowVitals implements Check {

    private static final String STREAM = "VITALS_STREAM";
    private static final double LIMIT = 100;

    @Override
    public String id() {
        return "e2-vitals";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A pump needs no GROUP BY: without one, each row of the source is looked at by itself, at once.",
                "SELECT STREAM \"Name\", \"MagicPoints\", \"HealthPoints\" FROM ... WHERE \"MagicPoints\" < 100 OR \"HealthPoints\" < 100.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Running running = Running.of(lab);
        Optional<Finding> trouble = running.trouble(expected(), STREAM);
        return trouble.isPresent()
                ? trouble.get()
                : judge(Report.all(lab), running.since(), lab.clock().now(), Row.all(lab, STREAM));
    }

    private static String expected() {
        return "the records in which magic or health is below 100 in " + STREAM + ", and no others";
    }

    /**
     * @param since when reading began
     * @param now cloud time
     * @param rows name, magic, health
     */
    static Finding judge(List<Report> reports, Instant since, Instant now, List<Row> rows) {
        String expected = expected();
        List<Report> low = reports.stream()
                .filter(Report::low)
                .filter(report -> report.within(since, now))
                .toList();
        if (low.isEmpty()) {
            return Finding.none(
                    expected, "no such record yet", "Let the two with low vitals fly for a minute after the update.");
        }
        long healthy = rows.stream()
                .filter(row -> row.numbers().stream().noneMatch(number -> number < LIMIT))
                .count();
        if (healthy > 0) {
            return Finding.none(
                    expected,
                    rows.size() + " rows, " + healthy + " of them with both at 100 or more",
                    "Keep what is below 100 only: WHERE.");
        }
        int missing = low.size() - rows.size();
        // The newest record of each may not have been read yet.
        if (Math.abs(missing) <= low.stream().map(Report::name).distinct().count()) {
            return Finding.full(2, expected, rows.size() + " rows of " + String.join(" and ", names(rows)));
        }
        if (missing < 0) {
            return Finding.none(
                    expected,
                    rows.size() + " rows for " + low.size() + " records",
                    "One pump is enough, with one row each.");
        }
        Set<String> seen = names(rows);
        List<String> unseen = low.stream()
                .map(Report::name)
                .distinct()
                .filter(name -> !seen.contains(name))
                .toList();
        return Finding.part(
                rows.isEmpty() ? 0 : 1,
                expected,
                rows.size() + " rows, " + missing + " missing"
                        + (unseen.isEmpty() ? "" : ", all of " + String.join(" and ", unseen) + " among them"),
                "One vital sign below 100 is enough: join the two conditions by OR.");
    }

    private static Set<String> names(List<Row> rows) {
        return rows.stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
