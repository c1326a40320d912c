package wildrydes.answers.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e2-step: sums of ten seconds that add up to those of the minute. */
public final class TenSeconds implements Check {

    private static final String STREAM = "TEN_SECOND_STREAM";
    private static final String MINUTES = "DESTINATION_SQL_STREAM";
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int IN_A_MINUTE = 6;
    /** Each sum is rounded to whole metres. */
    private static final double ROUNDING = 6;

    @Override
    public String id() {
        return "e2-step";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "FLOOR knows whole units only: a second, a minute, an hour. STEP cuts time by any interval.",
                "GROUP BY STEP(\"SOURCE_SQL_STREAM_001\".ROWTIME BY INTERVAL '10' SECOND), \"Name\".");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Running running = Running.of(lab);
        Optional<Finding> trouble = running.trouble(expected(), STREAM);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        return judge(Row.all(lab, STREAM), running.has(MINUTES) ? Row.all(lab, MINUTES) : List.of());
    }

    private static String expected() {
        return "rows of ten seconds in " + STREAM + ", whose distances add up to those of the minutes";
    }

    /**
     * @param rows of ten seconds
     * @param minutes rows of the workshop's pump
     */
    static Finding judge(List<Row> rows, List<Row> minutes) {
        String expected = expected();
        if (rows.isEmpty()) {
            return Finding.none(expected, "no row yet", "Let two minutes pass after the update.");
        }
        if (minutes.isEmpty()) {
            return Finding.none(
                    expected,
                    rows.size() + " rows, and no rows of minutes beside them",
                    "Keep the lab's statements in front of yours: app.sql(sql + mine).update().");
        }
        if (rows.stream().allMatch(row -> row.rowtime().getEpochSecond() % MINUTE.toSeconds() == 0)) {
            return Finding.none(expected, "windows of a minute", "FLOOR ... TO MINUTE is still there: use STEP.");
        }
        boolean tens = rows.stream().allMatch(row -> row.rowtime().toEpochMilli() % WINDOW.toMillis() == 0);
        int whole = 0;
        for (Row minute : minutes) {
            List<Row> parts = rows.stream()
                    .filter(row -> row.name().equals(minute.name()))
                    .filter(row -> within(row, minute.rowtime()))
                    .toList();
            double sum = parts.stream().mapToDouble(Row::number).sum();
            if (parts.size() == IN_A_MINUTE) {
                whole++;
                if (!(Math.abs(sum - minute.number()) <= ROUNDING)) {
                    return Finding.part(
                            1,
                            expected,
                            String.format(
                                    Locale.ROOT,
                                    "%.0f for %s in the minute up to %s, which has %.0f",
                                    sum,
                                    minute.name(),
                                    minute.time(),
                                    minute.number()),
                            "Put SUM(\"Distance\") into the first column of numbers.");
                }
            }
        }
        if (!tens || whole == 0) {
            return Finding.none(
                    expected,
                    rows.size() + " rows, and no minute with six of them for a unicorn",
                    tens ? "Let two minutes pass after the update." : "The interval is '10' SECOND.");
        }
        return Finding.full(
                2, expected, rows.size() + " rows; " + whole + (whole == 1 ? " minute" : " minutes") + " compared");
    }

    private static boolean within(Row row, Instant end) {
        return row.rowtime().isAfter(end.minus(MINUTE)) && !row.rowtime().isAfter(end);
    }
}
