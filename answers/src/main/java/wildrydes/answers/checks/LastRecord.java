package wildrydes.answers.checks;

import java.util.List;
import java.util.Locale;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e1-record: the speed of the last record in miles an hour. */
public final class LastRecord implements Check {

    private static final double MILES_AN_HOUR = 2.23694;
    private static final double TOLERANCE = 0.01;

    @Override
    public String id() {
        return "e1-record";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "stream.records() reads what the stream holds, and its last() is the newest record.",
                "A record gives a field by number(\"Distance\"); multiply that by 2.23694.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        List<Double> distances = lab.stream("wildrydes").records().list().stream()
                .map(record -> record.number("Distance"))
                .toList();
        return judge(distances, values.get(0));
    }

    /** @param distances the metres of all records of the stream, oldest first */
    static Finding judge(List<Double> distances, Object value) {
        String expected = "the Distance of the last record of wildrydes, in miles an hour";
        if (distances.isEmpty()) {
            return Finding.none(expected, "no record in the stream", "Let Shadowfax fly, then run the exercise again.");
        }
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check a double.");
        }
        double mph = number.doubleValue();
        String found = String.format(Locale.ROOT, "%.2f", mph);
        double last = distances.get(distances.size() - 1);
        if (near(mph, last * MILES_AN_HOUR)) {
            return Finding.full(1, expected, found);
        }
        if (near(mph, last)) {
            return Finding.none(
                    expected, found + ", its metres a second", "Convert: one metre a second is 2.23694 miles an hour.");
        }
        if (near(mph, last / MILES_AN_HOUR)) {
            return Finding.none(expected, found + ", divided where it should be multiplied", "Multiply by 2.23694.");
        }
        for (int i = distances.size() - 2; i >= 0; i--) {
            if (near(mph, distances.get(i) * MILES_AN_HOUR)) {
                return Finding.none(
                        expected,
                        found + ", the speed of record " + (i + 1) + " of " + distances.size(),
                        "Take the last one, and run the exercise again when new records have arrived.");
            }
        }
        return Finding.none(
                expected,
                found + ", the speed of no record in the stream",
                "Take the number Distance of stream.records().last() and multiply it by 2.23694.");
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE;
    }
}
