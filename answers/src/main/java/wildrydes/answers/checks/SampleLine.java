package wildrydes.answers.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.record.JsonText;

/** q4-s3-sample: a line of raw data that lies in an object of the learner's own bucket. */
public final class SampleLine implements Check {

    /** What a unicorn flies in a second, in metres: 29 or 30, and a part of one more. */
    private static final double NEAREST = 29;

    private static final double FARTHEST = 31;
    /** Points begin at 150 and change by one at most. */
    private static final long MOST_POINTS = 1000;
    /** The workshop's own sample, which no unicorn has sent for years. */
    private static final double PUBLISHED_DISTANCE = 163;
    /** Days of lines that are printed in texts about this lab. */
    private static final List<String> PUBLISHED_DAYS = List.of("2017-", "2018-", "2021-02-");

    private static final String OF_A_MINUTE = "MinMagicPoints";

    @Override
    public String id() {
        return "q4-s3-sample";
    }

    @Override
    public int points() {
        return 4;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "bucket.objects() has the keys; bucket.text(key) is what stands under one.",
                "String sample = bucket.text(key).lines().findFirst().orElse(\"\");");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        String key = String.valueOf(values.get(0));
        Map<String, List<String>> objects = StoredLines.of(lab, StoredLines.RIDES);
        return judge(StoredLines.given(lab), objects.get(key), values.get(1));
    }

    /**
     * @param given whether the lab has made the delivery stream
     * @param lines of the object that has the learner's key; null where there is none
     */
    static Finding judge(boolean given, @Nullable List<String> lines, @Nullable Object sample) {
        String expected =
                "the key of an object in " + StoredLines.RIDES + ", and a line of it as a unicorn has sent it";
        if (!(sample instanceof String text) || text.isBlank()) {
            return Finding.none(expected, "no line", "Copy one from what bucket.text(key) shows into sample.");
        }
        if (given) {
            return Finding.none(
                    expected,
                    "an object that the lab has had delivered",
                    "Make a delivery stream of your own: first lab.deliveryStream(\"" + StoredLines.DELIVERY
                            + "\").delete().");
        }
        String line = text.strip();
        JsonText json = JsonText.of(line);
        if (json.objects().size() != 1 || !json.rest().isEmpty()) {
            return Finding.none(
                    expected,
                    json.objects().size() > 1 ? json.objects().size() + " objects" : "no JSON",
                    "One whole line, from { to }.");
        }
        Map<String, Object> fields = json.objects().get(0);
        if (published(fields)) {
            return Finding.none(
                    expected, "a line that is printed in texts about this lab", "Take one of your own bucket.");
        }
        if (fields.containsKey(OF_A_MINUTE)) {
            return Finding.part(
                    1,
                    expected,
                    "a row of a minute, with " + OF_A_MINUTE,
                    "That is a sum. The raw records are in " + StoredLines.RIDES + ".");
        }
        Optional<Ride> ride = Ride.of(line);
        if (ride.isEmpty()) {
            return Finding.part(1, expected, difference(fields), "Leave the line as it is in the object.");
        }
        if (!plausible(ride.get())) {
            return Finding.part(
                    2,
                    expected,
                    "a distance of " + ride.get().distance() + " metres, "
                            + ride.get().health() + " and " + ride.get().magic() + " points",
                    "A unicorn flies 29 to 31 metres a second: take its line as it is.");
        }
        if (lines == null) {
            return Finding.part(
                    3,
                    expected,
                    "a record, and no object under that key",
                    "Take the key from bucket.objects().keys().");
        }
        return lines.contains(line)
                ? Finding.full(4, expected, "a record of " + ride.get().name() + ", in that object")
                : Finding.part(
                        3, expected, "a record that is not in that object", "Take key and line from the same object.");
    }

    private static boolean published(Map<String, Object> fields) {
        String time = String.valueOf(fields.get("StatusTime"));
        return (fields.get("Distance") instanceof Number distance && distance.doubleValue() == PUBLISHED_DISTANCE)
                || PUBLISHED_DAYS.stream().anyMatch(time::startsWith);
    }

    private static boolean plausible(Ride ride) {
        return ride.distance() >= NEAREST
                && ride.distance() <= FARTHEST
                && ride.health() <= MOST_POINTS
                && ride.magic() <= MOST_POINTS;
    }

    private static String difference(Map<String, Object> fields) {
        Set<String> missing = new TreeSet<>(Ride.FIELDS);
        missing.removeAll(fields.keySet());
        return missing.isEmpty() ? "other fields or types than a record has" : "no " + String.join(", ", missing);
    }
}
