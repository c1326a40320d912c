package wildrydes.answers.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wildrydes.lab.Lab;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.record.JsonText;

/**
 * What a unicorn has reported in one record of the stream wildrydes.
 *
 * @param arrived cloud time
 * @param distance metres
 */
record Report(String name, Instant arrived, double distance, double magic, double health) {

    /** All that the stream keeps, oldest first within each name. */
    static List<Report> all(Lab lab) {
        List<Report> reports = new ArrayList<>();
        for (StreamRecord record : lab.stream("wildrydes").records()) {
            for (Map<String, Object> fields : JsonText.of(record.text()).objects()) {
                reports.add(new Report(
                        String.valueOf(fields.get("Name")),
                        record.arrived(),
                        number(fields, "Distance"),
                        number(fields, "MagicPoints"),
                        number(fields, "HealthPoints")));
            }
        }
        return reports;
    }

    private static double number(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Whether it arrived at the first moment or later, and before the second. */
    boolean within(Instant from, Instant to) {
        return !arrived.isBefore(from) && arrived.isBefore(to);
    }

    boolean low() {
        return magic < 100 || health < 100;
    }
}
