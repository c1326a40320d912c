package wildrydes.answers.checks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e2-speed: the mean speed of each unicorn in each minute, in miles an hour. */
public final class MeanSpeed implements Check {

    static final double MILES_AN_HOUR = 2.23694;
    static final double NEAR = 0.1;
    private static final String STREAM = "SPEED_STREAM";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** A record that arrives as a minute ends may be read in the next; of so many, one does not matter. */
    private static final int ENOUGH = 40;

    @Override
    public String id() {
        return "e2-speed";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "AVG is to a mean what SUM is to a sum; the GROUP BY stays as it is.",
                "SELECT STREAM \"Name\", AVG(\"Distance\") * 2.23694 FROM ..., into a stream with the columns \"Name\" VARCHAR(16), \"Speed\" DOUBLE.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Running running = Running.of(lab);
        Optional<Finding> trouble = running.trouble(expected(), STREAM);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        List<Report> counted = Report.all(lab).stream()
                .filter(report -> !report.arrived().isBefore(running.since()))
                .toList();
        return judge(counted, Row.all(lab, STREAM));
    }

    private static String expected() {
        return "a row for each unicorn and minute in " + STREAM + ", with its mean speed in miles an hour";
    }

    /** @param reports since the application counts */
    static Finding judge(List<Report> reports, List<Row> rows) {
        String expected = expected();
        if (rows.isEmpty()) {
            return Finding.none(expected, "no row yet", "Let two minutes pass after the update.");
        }
        int looked = 0;
        boolean metres = true;
        String wrong = "";
        for (Row row : rows) {
            OptionalDouble mean = mean(reports, row);
            if (mean.isPresent()) {
                looked++;
                double right = mean.getAsDouble() * MILES_AN_HOUR;
                if (!(Math.abs(row.number() - right) <= NEAR)) {
                    wrong = String.format(
                            Locale.ROOT,
                            "%.1f for %s at %s, where it is %.1f",
                            row.number(),
                            row.name(),
                            row.time(),
                            right);
                }
                metres &= Math.abs(row.number() - mean.getAsDouble()) <= NEAR;
            }
        }
        if (looked == 0) {
            return Finding.none(
                    expected,
                    "no row of a whole minute of a unicorn that flew",
                    "Write the name into the first column, group by minute and name, and let two minutes pass.");
        }
        if (metres) {
            return Finding.part(1, expected, wrong, "That is in metres a second: multiply by 2.23694.");
        }
        return wrong.isEmpty()
                ? Finding.full(2, expected, looked + " rows, each the mean of its minute")
                : Finding.none(expected, wrong, "Take AVG(\"Distance\") of the minute, times 2.23694, into a DOUBLE.");
    }

    /** The mean metres a second of a row's unicorn in its minute; empty where there were few reports. */
    private static OptionalDouble mean(List<Report> reports, Row row) {
        List<Report> behind = reports.stream()
                .filter(report ->
                        report.name().startsWith(row.name()) && !row.name().isEmpty())
                .filter(report -> report.within(row.rowtime().minus(MINUTE), row.rowtime()))
                .toList();
        return behind.size() < ENOUGH
                ? OptionalDouble.empty()
                : behind.stream().mapToDouble(Report::distance).average();
    }
}
