package wildrydes.answers.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e2-sliding: with each record the mean speed of the last half minute. */
public final class SlidingSpeed implements Check {

    private static final String STREAM = "SLIDING_STREAM";
    private static final Duration WINDOW = Duration.ofSeconds(30);
    /** A row may have been made of a record a second before it is looked for. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static final int ROWS_OF_A_MINUTE = 30;

    @Override
    public String id() {
        return "e2-sliding";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "GROUP BY makes one row of many. OVER a window gives each row a value of the rows before it, and keeps them all.",
                "AVG(\"Distance\") OVER W * 2.23694 FROM ... WINDOW W AS (PARTITION BY \"Name\" RANGE INTERVAL '30' SECOND PRECEDING).");
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
        return "a row for each record in " + STREAM + ", with the unicorn's mean speed of the last 30 seconds";
    }

    /**
     * @param since when reading began
     * @param now cloud time
     */
    static Finding judge(List<Report> all, Instant since, Instant now, List<Row> rows) {
        String expected = expected();
        Map<String, List<Report>> reports = all.stream()
                .filter(report -> report.within(since, now))
                .collect(Collectors.groupingBy(Report::name, TreeMap::new, Collectors.toList()));
        if (reports.values().stream().allMatch(list -> list.size() < ROWS_OF_A_MINUTE)) {
            return Finding.none(expected, "no unicorn that flew for half a minute since", "Let a minute pass.");
        }
        int compared = 0;
        int asMetres = 0;
        for (Map.Entry<String, List<Report>> one : reports.entrySet()) {
            List<Row> own =
                    rows.stream().filter(row -> row.name().equals(one.getKey())).toList();
            int missing = one.getValue().size() - own.size();
            // The newest record may not have been read yet.
            if (missing > 1 || missing < -1) {
                return Finding.none(
                        expected,
                        own.size() + " rows for " + one.getValue().size() + " records of " + one.getKey(),
                        own.size() * ROWS_OF_A_MINUTE <= one.getValue().size()
                                ? "A row a minute: GROUP BY is still there; a sliding window has OVER instead."
                                : "Each record gives one row: no WHERE, no GROUP BY.");
            }
            for (Row row : own) {
                OptionalDouble mean = mean(one.getValue(), since, row.rowtime());
                if (mean.isPresent()) {
                    double right = mean.getAsDouble() * MeanSpeed.MILES_AN_HOUR;
                    compared++;
                    if (Math.abs(row.number() - mean.getAsDouble()) <= MeanSpeed.NEAR) {
                        asMetres++;
                    } else if (!(Math.abs(row.number() - right) <= MeanSpeed.NEAR)) {
                        return Finding.none(
                                expected,
                                String.format(
                                        Locale.ROOT,
                                        "%.1f for %s at %s, where it is %.1f",
                                        row.number(),
                                        one.getKey(),
                                        row.time(),
                                        right),
                                "PARTITION BY \"Name\", and RANGE INTERVAL '30' SECOND PRECEDING.");
                    }
                }
            }
        }
        if (asMetres > 0) {
            return Finding.part(1, expected, "means in metres a second", "Multiply by 2.23694.");
        }
        return compared == 0
                ? Finding.none(expected, "no row with 30 seconds before it", "Let a minute pass after the update.")
                : Finding.full(2, expected, rows.size() + " rows, " + compared + " of them compared");
    }

    /** The mean metres a second of the half minute up to a row; empty where the application did not yet count all of it. */
    private static OptionalDouble mean(List<Report> reports, Instant since, Instant rowtime) {
        Instant newest = reports.stream()
                .map(Report::arrived)
                .filter(arrived -> !arrived.isAfter(rowtime))
                .max(Instant::compareTo)
                .orElse(since);
        Instant oldest = newest.minus(WINDOW);
        return oldest.minus(SLACK).isBefore(since)
                ? OptionalDouble.empty()
                : reports.stream()
                        .filter(report -> !report.arrived().isBefore(oldest))
                        .filter(report -> !report.arrived().isAfter(newest))
                        .mapToDouble(Report::distance)
                        .average();
    }
}
