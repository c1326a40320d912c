package wildrydes.answers.checks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e4-speed: mean and top speed of each unicorn, from the files, the fastest first. */
public final class FastestFirst implements Check {

    @Override
    public String id() {
        return "e4-speed";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "GROUP BY name gives a row for each unicorn; avg, max and count(*) sum up its records.",
                "SELECT name, avg(distance) * 2.23694 AS mean, max(distance) * 2.23694 AS top, count(*) AS records"
                        + " FROM wildrydes GROUP BY name ORDER BY mean DESC");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(RidesByName.all(lab), values.get(0));
    }

    /** @param rides as they lie in the bucket, by name */
    static Finding judge(Map<String, RidesByName> rides, Object value) {
        String expected =
                "name, mean, top and records of each unicorn in the files, in miles an hour, the fastest first";
        Optional<Answered> answered = Answered.of(value, "name", "mean", "top", "records");
        if (answered.isEmpty()) {
            return Finding.none(expected, Answered.words(value), "Name the columns with AS, and end with .table().");
        }
        if (rides.isEmpty()) {
            return Finding.none(expected, "no rides in the bucket", "Run the cells of the delivery stream first.");
        }
        Answered table = answered.get();
        if (table.rows() != rides.size()) {
            return Finding.none(
                    expected,
                    table.rows() + (table.rows() == 1 ? " row for " : " rows for ") + rides.size() + " unicorns",
                    "GROUP BY name alone, over the whole table.");
        }
        boolean metres = true;
        String wrong = "";
        for (int row = 0; row < table.rows(); row++) {
            RidesByName ride = rides.get(table.name(row));
            if (ride == null) {
                return Finding.none(expected, table.name(row) + ", who is not in the files", "Take the column name.");
            }
            if (!near(table.number("mean", row), ride.mean() * MeanSpeed.MILES_AN_HOUR)
                    || !near(table.number("top", row), ride.fastest() * MeanSpeed.MILES_AN_HOUR)) {
                wrong = String.format(
                        Locale.ROOT,
                        "%s %.1f and %.1f, where it is %.1f and %.1f",
                        table.name(row),
                        table.number("mean", row),
                        table.number("top", row),
                        ride.mean() * MeanSpeed.MILES_AN_HOUR,
                        ride.fastest() * MeanSpeed.MILES_AN_HOUR);
            }
            if ((long) table.number("records", row) != ride.records()) {
                return Finding.none(
                        expected,
                        table.name(row) + " " + (long) table.number("records", row) + " records, where the files have "
                                + ride.records(),
                        "Has time passed since the query? Run the cell again.");
            }
            metres &= near(table.number("mean", row), ride.mean());
        }
        if (metres) {
            return Finding.part(1, expected, wrong, "That is in metres a second: multiply by 2.23694.");
        }
        if (!wrong.isEmpty()) {
            return Finding.none(expected, wrong, "Take avg(distance) and max(distance), each times 2.23694.");
        }
        for (int row = 1; row < table.rows(); row++) {
            if (table.number("mean", row) > table.number("mean", row - 1)) {
                return Finding.part(1, expected, "the slowest first", "ORDER BY mean DESC.");
            }
        }
        return Finding.full(2, expected, table.rows() + " unicorns, " + table.name(0) + " the fastest");
    }

    private static boolean near(double value, double right) {
        return Math.abs(value - right) <= MeanSpeed.NEAR;
    }
}
