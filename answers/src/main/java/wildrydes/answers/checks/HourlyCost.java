package wildrydes.answers.checks;

import java.util.List;
import java.util.Locale;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e5-hourly: what the account costs in an hour, computed by hand. */
public final class HourlyCost implements Check {

    private static final double NEAR = 0.01;
    private static final double SHARD = 0.015;
    private static final double UNIT = 0.11;
    private static final int DAY = 24;
    /** More shards than this are no slip. */
    private static final int FEW = 4;

    @Override
    public String id() {
        return "e5-hourly";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Only open shards and the running application count: 2 + 1 + 1 shards, and one unit.",
                "double perHour = 4 * 0.015 + 1 * 0.11;");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(lab.bill().perHour(), values.get(0));
    }

    /** @param rate of the bill, in dollars an hour */
    static Finding judge(double rate, Object value) {
        String expected = "the dollars an hour of what is in this account";
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check a double.");
        }
        if (rate < SHARD) {
            return Finding.none(
                    expected,
                    "nothing that costs by the hour any more",
                    "Run the cell that opens the lab: ready(\"05\") makes it anew.");
        }
        double dollars = number.doubleValue();
        String found = String.format(Locale.ROOT, "%.4f dollars", dollars);
        if (near(dollars, rate)) {
            return Finding.full(2, expected, found + ", as the bill has it");
        }
        if (near(dollars, rate - UNIT)) {
            return Finding.part(
                    1, expected, found + ", the shards alone", "The application runs, too: 0.11 dollars an hour.");
        }
        if (near(dollars, UNIT)) {
            return Finding.part(1, expected, found + ", the application alone", "Open shards cost, too.");
        }
        if (near(dollars, rate * DAY)) {
            return Finding.part(1, expected, found + ", which is a day's", "An hour is asked for.");
        }
        for (int shards = 1; shards <= FEW; shards++) {
            if (near(dollars, rate + shards * SHARD)) {
                return Finding.part(
                        1,
                        expected,
                        found + ", " + shards + (shards == 1 ? " shard" : " shards") + " too many",
                        "Closed shards do not bill: count the open ones.");
            }
            if (near(dollars, rate - shards * SHARD)) {
                return Finding.part(
                        1,
                        expected,
                        found + ", " + shards + (shards == 1 ? " shard" : " shards") + " too few",
                        "Count the open shards of all streams in the inventory.");
            }
        }
        return Finding.none(expected, found, "Open shards times 0.015, and 0.11 for the application.");
    }

    private static boolean near(double dollars, double right) {
        return Math.abs(dollars - right) <= NEAR * right;
    }
}
