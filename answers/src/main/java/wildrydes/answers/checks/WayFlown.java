package wildrydes.answers.checks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e4-distance: what a unicorn says that it flew, beside the length of its way from position to position. */
public final class WayFlown implements Check {

    private static final double NEAR = 0.01;
    private static final double KILOMETRE = 1000;

    @Override
    public String id() {
        return "e4-distance";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A query within: inside the differences to the record before, by lag(..) OVER (PARTITION BY name ORDER BY"
                        + " statustime); outside the sums.",
                "north is the difference of latitudes times 110540; east that of longitudes times 111320 times"
                        + " cos(radians(latitude)); flown is sum(sqrt(north * north + east * east)).");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(RidesByName.all(lab), values.get(0));
    }

    /** @param rides as they lie in the bucket, by name */
    static Finding judge(Map<String, RidesByName> rides, Object value) {
        String expected = "name, told and flown of each unicorn in the files, in metres";
        Optional<Answered> answered = Answered.of(value, "name", "told", "flown");
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
                    "GROUP BY name alone in the query outside.");
        }
        for (int row = 0; row < table.rows(); row++) {
            RidesByName ride = rides.get(table.name(row));
            if (ride == null) {
                return Finding.none(expected, table.name(row) + ", who is not in the files", "Take the column name.");
            }
            double told = table.number("told", row);
            double flown = table.number("flown", row);
            String found = String.format(
                    Locale.ROOT,
                    "%s told %.0f, where it is %.0f, and flown %.0f, where it is %.0f",
                    table.name(row),
                    told,
                    ride.told(),
                    flown,
                    ride.flown());
            if (!near(told, ride.told())) {
                return Finding.none(expected, found, "told is sum(distance).");
            }
            if (!near(flown, ride.flown())) {
                return Finding.part(1, expected, found, next(flown, ride));
            }
        }
        return Finding.full(2, expected, table.rows() + " unicorns, both lengths within one part in a hundred");
    }

    private static String next(double flown, RidesByName ride) {
        if (near(flown, ride.withoutCosine())) {
            return "The cosine is missing: a degree east gets shorter towards the pole.";
        }
        if (near(flown * KILOMETRE, ride.flown())) {
            return "That is in kilometres.";
        }
        return flown > 2 * ride.flown()
                ? "Order by time within each name: PARTITION BY name ORDER BY statustime."
                : "Add up the roots of north * north + east * east, of each step.";
    }

    private static boolean near(double value, double right) {
        return Math.abs(value - right) <= NEAR * Math.abs(right);
    }
}
