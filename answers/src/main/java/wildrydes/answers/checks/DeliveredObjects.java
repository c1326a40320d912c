package wildrydes.answers.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e4-delivery: the delivery stream has written objects, with a record on each line. */
public final class DeliveredObjects implements Check {

    private static final int OBJECTS = 3;

    @Override
    public String id() {
        return "e4-delivery";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Objects come when a buffer is full or its time is over; nothing comes while time stands still.",
                "Run the cell that makes the delivery stream, then lab.clock().run(ofMinutes(5)).");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(
                lab.deliveryStream(StoredLines.DELIVERY).exists(),
                StoredLines.given(lab),
                StoredLines.of(lab, StoredLines.RIDES));
    }

    /**
     * @param there whether there is a delivery stream
     * @param given whether the lab has made it
     * @param objects their lines, by key
     */
    static Finding judge(boolean there, boolean given, Map<String, List<String>> objects) {
        String expected = "at least " + OBJECTS + " objects in " + StoredLines.RIDES + ", with a record on each line";
        if (given) {
            return Finding.none(
                    expected,
                    "a delivery stream that the lab has made",
                    "Make your own: first lab.deliveryStream(\"" + StoredLines.DELIVERY + "\").delete().");
        }
        if (!there) {
            return Finding.none(
                    expected,
                    objects.size() + " objects, and no delivery stream " + StoredLines.DELIVERY,
                    "Run the cell that makes it.");
        }
        if (objects.isEmpty()) {
            return Finding.none(
                    expected, "none yet", "Let two minutes pass while a unicorn flies: the first buffer has to close.");
        }
        Optional<Map.Entry<String, List<String>>> broken = objects.entrySet().stream()
                .filter(object -> object.getValue().stream()
                        .anyMatch(line -> Ride.of(line).isEmpty()))
                .findFirst();
        if (broken.isPresent()) {
            return Finding.part(
                    1,
                    expected,
                    objects.size() + " objects, and lines that are no records in "
                            + broken.get().getKey(),
                    "Put nothing else into this bucket: a table reads all that is in it.");
        }
        int lines = objects.values().stream().mapToInt(List::size).sum();
        String found = objects.size() + (objects.size() == 1 ? " object with " : " objects with ") + lines + " lines";
        return objects.size() >= OBJECTS
                ? Finding.full(2, expected, found)
                : Finding.part(1, expected, found, "Let some minutes more pass.");
    }
}
